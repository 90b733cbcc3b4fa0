package org.zonemark.notice;

import java.util.List;
import java.util.Map;
import org.zonemark.words.Code;

/** What notices there are, and what their templates may speak of. */
public enum NoticeKind {
    /** Who stands where in a round. */
    RANKING(false),
    /** Which zones are named. */
    NAMING(false),
    /** What a zone is to correct. */
    RETURN(true),
    /** What a zone's total is. */
    RESULT(true);

    private static final Map<String, Object> ZONE =
            Map.of("code", "hb-01", "name", "示例开发区", "province", "湖北", "city", "武汉");
    private static final Map<String, Object> RANKED = with(ZONE, "rank", "1", "total", "90.27", "grade", "优秀");
    private static final Map<String, Object> UNRANKED =
            with(ZONE, "total", "69.43", "standing", "一票否决", "why", "门槛未通过");
    private static final Map<String, Object> ROUND = Map.of(
            "id", "r1", "name", "2026年度评价", "dataYear", "2025", "submitFrom", "2026年3月1日", "submitUntil", "2026年3月31日");

    private final boolean ofOneZone;

    NoticeKind(boolean ofOneZone) {
        this.ofOneZone = ofOneZone;
    }

    /** As it stands in addresses. */
    public String code() {
        return Code.of(this);
    }

    /** Whether it is about one zone of a round, and not about the round. */
    public boolean isOfOneZone() {
        return ofOneZone;
    }

    /** Everything that its templates may name, with an example of each. */
    public Map<String, Object> example() {
        Map<String, Object> common = Map.of("round", ROUND, "date", "2026年4月20日");
        return switch (this) {
            case RANKING -> with(common, "zones", List.of(RANKED), "others", List.of(UNRANKED));
            case NAMING -> with(common, "zones", List.of(RANKED));
            case RETURN ->
                with(
                        common,
                        "zone",
                        ZONE,
                        "deadline",
                        "2026年4月30日",
                        "reason",
                        "材料不全",
                        "notes",
                        List.of(Map.of("clause", "A2-2.1.5", "title", "取缔“十小”企业", "comment", "请补充证明材料")));
            case RESULT ->
                with(
                        common,
                        "zone",
                        RANKED,
                        "standing",
                        "合格",
                        "ranked",
                        "26",
                        "dimensions",
                        List.of(Map.of("name", "生态环境保护", "score", "90.80")));
        };
    }

    private static Map<String, Object> with(Map<String, Object> some, Object... more) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
