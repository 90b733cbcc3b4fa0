package org.zonemark.pages;

import java.util.List;

/** The eleven provinces along the river, from its mouth to its upper reaches, and where each lies on a tile map. */
record Belt(String province, int column, int row) {

    /** Columns from west to east, rows from north to south. */
    static final List<Belt> PROVINCES = List.of(
            new Belt("上海", 6, 1),
            new Belt("江苏", 5, 0),
            new Belt("浙江", 6, 2),
            new Belt("安徽", 5, 1),
            new Belt("江西", 5, 2),
            new Belt("湖北", 4, 1),
            new Belt("湖南", 4, 2),
            new Belt("重庆", 3, 1),
            new Belt("四川", 2, 1),
            new Belt("贵州", 3, 2),
            new Belt("云南", 2, 2));

    static List<String> names() {
        return PROVINCES.stream().map(Belt::province).toList();
    }
}
