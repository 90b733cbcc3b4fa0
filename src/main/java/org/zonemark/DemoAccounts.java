package org.zonemark;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.zonemark.account.Account;
import org.zonemark.account.AccountService;
import org.zonemark.account.Role;

/** With the profile {@code demo}: one account for each role, all with the same password. They work nowhere else. */
@Component
@Profile("demo")
class DemoAccounts implements ApplicationRunner {

    static final String PASSWORD = "zonemark-demo";

    private static final String ZONE = "demo-hb-01";
    private static final String PROVINCE = "湖北";
    private static final String CITY = "武汉";

    private final AccountService accounts;

    DemoAccounts(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        add("editor", "填报员", Role.ZONE_EDITOR, ZONE, null, null);
        add("signer", "签报人", Role.ZONE_SIGNER, ZONE, null, null);
        add("city", "市级初审", Role.CITY, null, PROVINCE, CITY);
        add("province", "省级审核", Role.PROVINCE, null, PROVINCE, null);
        add("expert", "评审专家", Role.EXPERT, null, null, null);
        add("ministry", "部委", Role.MINISTRY, null, null, null);
        add("auditor", "审计", Role.AUDITOR, null, null, null);
        add("admin", "系统管理员", Role.ADMINISTRATOR, null, null, null);
    }

    private void add(
            String name,
            String displayName,
            Role role,
            @Nullable String zone,
            @Nullable String province,
            @Nullable String city) {
        Account account = new Account(name, displayName, Set.of(role), zone, province, city, false, true, 1);
        accounts.save("system", account, PASSWORD);
    }
}
