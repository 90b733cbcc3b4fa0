package org.zonemark.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zonemark.api.contract.AccountsApi;
import org.zonemark.api.contract.JobsApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.AccountChangeDto;
import org.zonemark.api.model.AccountDto;
import org.zonemark.api.model.AuditEntryDto;
import org.zonemark.api.model.JobDto;
import org.zonemark.api.model.RoleDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.words.Phrases;

/** Accounts, the trail of everything done, computations, and how the service is. */
@Controller
class AdministratorPages {

    private static final int PAGE = 50;

    private final AccountsApi accounts;
    private final RoundsApi rounds;
    private final JobsApi jobs;
    private final HealthEndpoint health;
    private final Contract contract;
    private final PageData data;

    AdministratorPages(
            AccountsApi accounts,
            RoundsApi rounds,
            JobsApi jobs,
            HealthEndpoint health,
            Contract contract,
            PageData data) {
        this.accounts = accounts;
        this.rounds = rounds;
        this.jobs = jobs;
        this.health = health;
        this.contract = contract;
        this.data = data;
    }

    @GetMapping("/administration")
    @Needs("listAccounts")
    String accounts(Model model) {
        model.addAttribute("accounts", Contract.body(accounts.listAccounts()));
        model.addAttribute("roles", RoleDto.values());
        model.addAttribute("here", "accounts");
        return "pages/administration";
    }

    @GetMapping("/administration/accounts/{name}")
    @Needs("saveAccount")
    String account(@PathVariable String name, Model model) {
        AccountDto found = Contract.body(accounts.listAccounts()).stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_address", name)));
        model.addAttribute("form", found);
        return accounts(model);
    }

    /**
     * Makes an account, or changes one; an empty password leaves it as it is.
     *
     * @param version that the form was opened with; 0 for a new account
     */
    @PostMapping("/administration/accounts")
    @Needs("saveAccount")
    String save(
            @RequestParam String name,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean disabled,
            @RequestParam(defaultValue = "") String password,
            Model model,
            RedirectAttributes flash,
            jakarta.servlet.http.HttpServletResponse response) {
        List<RoleDto> held = roles.stream().map(RoleDto::fromValue).toList();
        AccountChangeDto change = new AccountChangeDto(displayName.strip(), held)
                .zone(orNull(zone))
                .province(orNull(province))
                .city(orNull(city))
                .email(orNull(email))
                .disabled(disabled)
                .password(orNull(password));
        try {
            accounts.saveAccount(name.strip(), contract.checked(change), "\"" + version + "\"");
            flash.addFlashAttribute("done", "frame.saved");
            return "redirect:/administration";
        } catch (FaultyInputException e) {
            response.setStatus(422);
            model.addAttribute("faults", data.faults(e));
        } catch (StaleVersionException e) {
            response.setStatus(409);
            model.addAttribute("refused", version == 0 ? "administrator.exists" : "administrator.stale");
        }
        // With the version that it was opened with: only who opens the account as it is now can change it.
        model.addAttribute(
                "form",
                new AccountDto(
                        name,
                        displayName,
                        held,
                        orNull(zone),
                        orNull(province),
                        orNull(city),
                        orNull(email),
                        disabled,
                        version));
        return accounts(model);
    }

    @GetMapping("/administration/audit")
    @Needs("listAuditEntries")
    String audit(@RequestParam @Nullable String subject, @RequestParam @Nullable Long before, Model model) {
        List<AuditEntryDto> entries =
                Contract.body(accounts.listAuditEntries(subject == null ? null : orNull(subject), before, PAGE));
        model.addAttribute("entries", entries);
        model.addAttribute("subject", subject);
        model.addAttribute(
                "more",
                entries.size() < PAGE ? null : entries.get(entries.size() - 1).getNumber());
        model.addAttribute("here", "audit");
        return "pages/administration";
    }

    @PostMapping("/administration/audit/verification")
    @Needs("verifyAudit")
    String verify(Model model) {
        model.addAttribute("verified", Contract.body(accounts.verifyAudit()));
        return audit(null, null, model);
    }

    @GetMapping("/administration/jobs")
    @Needs("listJobs")
    String jobs(Model model) {
        List<JobDto> all = new ArrayList<>();
        for (RoundDto round : Contract.body(rounds.listRounds())) {
            all.addAll(Contract.body(jobs.listJobs(round.getId())));
        }
        model.addAttribute("jobs", all);
        model.addAttribute("here", "jobs");
        return "pages/administration";
    }

    @GetMapping("/administration/health")
    @Needs("listAccounts")
    String health(Model model) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : List.of("db", "diskSpace", "livenessState", "readinessState")) {
            var found = health.healthForPath(part);
            if (found != null) {
                parts.put(part, found.getStatus().getCode());
            }
        }
        Runtime machine = Runtime.getRuntime();
        long megabyte = 1L << 20;
        parts.put(
                "memory",
                (machine.totalMemory() - machine.freeMemory()) / megabyte + " / " + machine.maxMemory() / megabyte
                        + " MB");
        parts.put("java", Runtime.version().toString());
        model.addAttribute("parts", parts);
        model.addAttribute("here", "health");
        return "pages/administration";
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
