package org.zonemark.round;

/** What can be done to an application, as an official says it; the names are the operations of the contract. */
public enum Step {
    SUBMIT("submit"),
    WITHDRAW("withdraw"),
    PASS_FIRST_CHECK("passFirstCheck"),
    RECOMMEND("recommend"),
    PASS_FORMAL_CHECK("passFormalCheck"),
    PASS_EXPERT_REVIEW("passExpertReview"),
    DECIDE("decide"),
    GIVE_NOTICE("giveNotice"),
    PUBLISH("publish"),
    RETURN_FOR_CORRECTION("returnForCorrection"),
    RECORD_OBJECTION("recordObjection"),
    ANSWER_OBJECTION("answerObjection"),
    RECHECK("recheck"),
    CONFIRM("confirm"),
    SUSPEND("suspend"),
    LIFT_SUSPENSION("liftSuspension"),
    EXIT("exit");

    private final String operation;

    Step(String operation) {
        this.operation = operation;
    }

    public String operation() {
        return operation;
    }

    /** Whether it is about the status that a zone has only if it was accepted. */
    boolean needsAcceptance() {
        return this == RECHECK || this == SUSPEND || this == EXIT;
    }

    /** Whether somebody has to say why; the others are a matter of course. */
    public boolean needsReason() {
        return switch (this) {
            case SUBMIT, PASS_FIRST_CHECK, PASS_FORMAL_CHECK, PASS_EXPERT_REVIEW, GIVE_NOTICE, PUBLISH -> false;
            default -> true;
        };
    }
}
