package org.zonemark.weighting;

import org.zonemark.words.Words;

/** Why a criterion tells nothing, so that data give it no weight. */
public enum Remark {
    NOT_APPLICABLE(new Words("该指标不适用于任何园区，无数据可依", "it applies to no zone, so there is nothing to go by")),
    ONE_ZONE(new Words("该指标只适用于一个园区，无从比较", "it applies to one zone only, so there is nothing to compare")),
    ALL_ZERO(new Words("所有园区均为0分，不能区分园区", "every zone scores 0, so it tells no zone from another")),
    CONSTANT(new Words("所有园区得分相同，不能区分园区", "every zone scores the same, so it tells no zone from another"));

    private final Words words;

    Remark(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
