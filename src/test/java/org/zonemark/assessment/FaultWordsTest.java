package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.json.JsonMapper;

class FaultWordsTest {

    private static final JsonMapper JSON = StrictJson.mapper();

    @Test
    void aRowWithoutSegmentsIsToBeClaimedAsAWhole() {
        says(
                "{\"leadingIndustries\": [{\"name\": \"x\", \"share\": 1, \"rows\": [\"P3-07#2\"]}]}",
                "/leadingIndustries/0/rows/0",
                "A2-4.1.4：方案目录中没有分项\"P3-07#2\"，请填报P3-07整条（该条目不分项）。",
                "A2-4.1.4: The plan's catalogue has no segment \"P3-07#2\"; claim P3-07 as a whole.");
    }

    @Test
    void aSegmentThatDoesNotExistIsSaidWithThoseThatDo() {
        says(
                "{\"leadingIndustries\": [{\"name\": \"x\", \"share\": 1, \"rows\": [\"P3-04#9\"]}]}",
                "/leadingIndustries/0/rows/0",
                "A2-4.1.4：方案目录中没有分项\"P3-04#9\"，请填报P3-04#1至P3-04#2之一。",
                "A2-4.1.4: The plan's catalogue has no segment \"P3-04#9\"; claim one of P3-04#1 to P3-04#2.");
    }

    @Test
    void anEmptyPlaceInAListIsCalledNull() {
        says(
                "{\"values\": {\"A2-2.2.2\": {\"items\": [1, null]}}}",
                "/values/A2-2.2.2/items/1",
                "A2-2.2.2：null不在清单内，应为1至5的序号。",
                "A2-2.2.2: null is not on the list; a position from 1 to 5 is due.");
    }

    @Test
    void heavyPollutersHaveAUnit() {
        says(
                "{\"values\": {\"A2-5.2.4\": {\"value\": 10, \"heavyPollutingTransfers\": -1}}}",
                "/values/A2-5.2.4/heavyPollutingTransfers",
                "A2-5.2.4：-1超出范围，应为不小于0的值（个重污染转移项目）。",
                "A2-5.2.4: -1 is out of range; a value of 0 or more (heavy polluters among the transfers) is due.");
    }

    private static void says(String json, String pointer, String zh, String en) {
        List<Fault> faults = new SelfAssessmentReader(Rulebooks.own())
                .read(JSON.readTree(json))
                .faults();
        assertThat(faults)
                .filteredOn(fault -> fault.pointer().equals(pointer))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.detail().zh()).isEqualTo(zh);
                    assertThat(fault.detail().en()).isEqualTo(en);
                });
    }
}
