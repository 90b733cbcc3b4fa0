package org.zonemark.ranking;

import java.util.Set;
import org.zonemark.words.Words;

/**
 * East, Centre and West among the provinces of the belt, as the National Bureau of Statistics divides the country (东西中部和东北地区划分方法,
 * 2011).
 */
public enum EconomicRegion {
    EAST(new Words("东部", "East"), Set.of("上海", "江苏", "浙江")),
    CENTRE(new Words("中部", "Centre"), Set.of("安徽", "江西", "湖北", "湖南")),
    WEST(new Words("西部", "West"), Set.of("重庆", "四川", "贵州", "云南"));

    private final Words words;
    private final Set<String> provinces;

    EconomicRegion(Words words, Set<String> provinces) {
        this.words = words;
        this.provinces = provinces;
    }

    public Words words() {
        return words;
    }

    /** @throws IllegalArgumentException if it is no province of the belt */
    public static EconomicRegion of(String province) {
        for (EconomicRegion region : values()) {
            if (region.provinces.contains(province)) {
                return region;
            }
        }
        throw new IllegalArgumentException(province + " is no province of the belt");
    }
}
