package org.zonemark.scoring;

import org.zonemark.words.Words;

/** What kind of development zone it is. */
public enum ZoneType {
    ECONOMIC_TECHNOLOGICAL(new Words("经济技术开发区", "economic and technological")),
    HIGH_TECH(new Words("高新技术产业开发区", "high-tech")),
    BONDED(new Words("海关特殊监管区域", "bonded")),
    PROVINCIAL(new Words("省级开发区", "provincial")),
    OTHER(new Words("其他", "other"));

    private final Words words;

    ZoneType(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
