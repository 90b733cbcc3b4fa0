package org.zonemark.api;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.AccessToken;
import org.zonemark.account.Account;
import org.zonemark.account.AccountChangedException;
import org.zonemark.account.AccountName;
import org.zonemark.account.AccountService;
import org.zonemark.account.Actor;
import org.zonemark.account.CurrentActor;
import org.zonemark.account.LoginService;
import org.zonemark.account.Role;
import org.zonemark.api.contract.AccountsApi;
import org.zonemark.api.model.AccountChangeDto;
import org.zonemark.api.model.AccountDto;
import org.zonemark.api.model.AuditEntryDto;
import org.zonemark.api.model.AuditVerificationDto;
import org.zonemark.api.model.IssuedTokenDto;
import org.zonemark.api.model.PasswordChangeDto;
import org.zonemark.api.model.RoleDto;
import org.zonemark.api.model.TokenDto;
import org.zonemark.api.model.TokenRequestDto;
import org.zonemark.api.model.TokenScopeDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.audit.AuditEntry;
import org.zonemark.audit.AuditTrail;
import org.zonemark.audit.Verification;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;

/** Accounts, tokens, and the audit trail. */
@RestController
class AccountsController implements AccountsApi {

    private final AccountService accounts;
    private final LoginService logins;
    private final AuditTrail audit;
    private final CurrentActor currentActor;
    private final Clock clock;

    AccountsController(
            AccountService accounts, LoginService logins, AuditTrail audit, CurrentActor currentActor, Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.audit = audit;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<IssuedTokenDto> issueToken(TokenRequestDto request) {
        Actor actor = logins.login(request.getName(), request.getPassword());
        TokenScopeDto scope = request.getScope() == null ? TokenScopeDto.WRITE : request.getScope();
        LoginService.IssuedToken issued = logins.issue(
                actor,
                request.getLabel(),
                Code.read(AccessToken.Scope.class, scope.getValue()),
                clock.instant().plus(Duration.ofDays(request.getDays())));
        return ResponseEntity.ok(new IssuedTokenDto(token(issued.token()), issued.secret()));
    }

    @Override
    public ResponseEntity<AccountDto> readMe() {
        Account account = accounts.account(currentActor.require().name());
        if (account == null) {
            throw new NotFoundException(
                    Phrases.phrase("problem.no_account", currentActor.require().name()));
        }
        return ResponseEntity.ok(account(account));
    }

    @Override
    public ResponseEntity<Void> changeMyPassword(PasswordChangeDto change) {
        checkLength("/new", change.getNew());
        String name = currentActor.require().name();
        logins.login(name, change.getOld());
        accounts.changePassword(name, name, change.getNew());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<TokenDto>> listMyTokens() {
        return ResponseEntity.ok(logins.tokens(currentActor.require()).stream()
                .map(AccountsController::token)
                .toList());
    }

    @Override
    public ResponseEntity<Void> revokeMyToken(String id) {
        if (!logins.revoke(currentActor.require(), id)) {
            throw new NotFoundException(Phrases.phrase("problem.no_token", id));
        }
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<AccountDto>> listAccounts() {
        return ResponseEntity.ok(
                accounts.accounts().stream().map(AccountsController::account).toList());
    }

    @Override
    public ResponseEntity<AccountDto> saveAccount(String name, AccountChangeDto change, @Nullable String ifMatch) {
        checkLength("/password", change.getPassword());
        Account before = accounts.account(name);
        if (before == null && !AccountName.isGood(name)) {
            throw new FaultyInputException(List.of(Fault.at(
                    "/name", FaultCode.BAD_TEXT, name, "account_name", String.join(", ", AccountName.OF_NO_ACCOUNT))));
        }
        if (before == null && change.getPassword() == null) {
            throw new ConflictException(Phrases.phrase("problem.password_needed", name));
        }
        Set<Role> roles =
                change.getRoles().stream().map(role -> Role.of(role.getValue())).collect(Collectors.toSet());
        Account account = new Account(
                name,
                change.getDisplayName(),
                roles,
                change.getZone(),
                change.getProvince(),
                change.getCity(),
                change.getEmail(),
                Boolean.TRUE.equals(change.getDisabled()),
                before != null && before.demo(),
                1);
        Account after = saved(account, change.getPassword(), Version.ifAny(ifMatch));
        return ResponseEntity.ok().eTag(Version.tag(after.version())).body(account(after));
    }

    private Account saved(Account account, @Nullable String password, @Nullable Integer version) {
        try {
            return accounts.save(currentActor.require().name(), account, password, version);
        } catch (AccountChangedException e) {
            throw new StaleVersionException(e.version(), List.of());
        }
    }

    @Override
    public ResponseEntity<List<AuditEntryDto>> listAuditEntries(
            @Nullable String subject, @Nullable Long before, Integer size) {
        return ResponseEntity.ok(audit.entries(subject, before == null ? Long.MAX_VALUE : before, size).stream()
                .map(AccountsController::entry)
                .toList());
    }

    @Override
    public ResponseEntity<AuditVerificationDto> verifyAudit() {
        Verification verification = audit.verify();
        Verification.Broken broken = verification.broken();
        return ResponseEntity.ok(new AuditVerificationDto(
                verification.isWhole(),
                verification.entries(),
                verification.headSha256(),
                broken == null ? null : broken.number(),
                broken == null ? null : AuditVerificationDto.FaultEnum.fromValue(Code.of(broken.fault()))));
    }

    /** The encoder looks at so many bytes; a Chinese character has three. */
    private static void checkLength(String pointer, @Nullable String password) {
        if (password != null && password.getBytes(StandardCharsets.UTF_8).length > AccountService.LONGEST_PASSWORD) {
            throw new FaultyInputException(
                    List.of(Fault.at(pointer, FaultCode.BAD_TEXT, null, "password", AccountService.LONGEST_PASSWORD)));
        }
    }

    private static AccountDto account(Account account) {
        return new AccountDto(
                account.name(),
                account.displayName(),
                account.roles().stream()
                        .sorted()
                        .map(role -> RoleDto.fromValue(role.code()))
                        .toList(),
                account.zoneCode(),
                account.province(),
                account.city(),
                account.email(),
                account.disabled(),
                account.version());
    }

    private static TokenDto token(AccessToken token) {
        return new TokenDto(
                token.id(),
                token.label(),
                TokenScopeDto.fromValue(Code.of(token.scope())),
                token.createdAt().atOffset(ZoneOffset.UTC),
                token.expiresAt().atOffset(ZoneOffset.UTC));
    }

    private static AuditEntryDto entry(AuditEntry entry) {
        return new AuditEntryDto(
                entry.number(),
                entry.at().atOffset(ZoneOffset.UTC),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.previousSha256(),
                entry.sha256());
    }
}
