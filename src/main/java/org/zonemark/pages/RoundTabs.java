package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pages of a round that its reader may see. Templates call it {@code @roundTabs}. */
@Component("roundTabs")
class RoundTabs {

    /** One page, by the key of its words. */
    public record Tab(String key, String address, boolean here) {}

    private record Part(String name, String operation) {}

    private static final List<Part> PARTS = List.of(
            new Part("applications", "listApplications"),
            new Part("ranking", "readRoundRanking"),
            new Part("map", "readRoundRanking"),
            new Part("heat", "readRoundRanking"),
            new Part("cut", "readCut"),
            new Part("scenarios", "compareScenarios"),
            new Part("reachable", "readReachableRanks"),
            new Part("exits", "listExitCandidates"),
            new Part("objections", "listObjections"),
            new Part("publication", "publishResults"));

    private final Frame frame;

    RoundTabs(Frame frame) {
        this.frame = frame;
    }

    public List<Tab> of(String round) {
        String home = "/rounds/" + round;
        List<Tab> tabs = new ArrayList<>();
        for (Part part : PARTS) {
            if (frame.may(part.operation())) {
                String address = home + "/" + part.name();
                tabs.add(new Tab("ministry.tab." + part.name(), address, frame.stands(address)));
            }
        }
        tabs.add(
                0,
                new Tab(
                        "ministry.tab.overview",
                        home,
                        frame.stands(home) && tabs.stream().noneMatch(Tab::here)));
        return tabs;
    }
}
