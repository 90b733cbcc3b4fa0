package org.zonemark;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zonemark.account.AccountService;
import org.zonemark.account.LoginService;
import org.zonemark.api.ContractClient;

/** The whole service as its users start it, on a free port, until it is closed. */
public final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings as on the command line, {@code --name=value} */
    public static RunningService start(String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "--server.port=0";
        return new RunningService(SpringApplication.run(Zonemark.class, all));
    }

    public ContractClient client() {
        return new ContractClient(port()).with(new Tokens(cast()));
    }

    public Cast cast() {
        return new Cast(
                context.getBean(AccountService.class),
                context.getBean(LoginService.class),
                context.getBean(Clock.class));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
