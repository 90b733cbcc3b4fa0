package org.zonemark;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code zonemark}.
 *
 * @param rulebookFolder the rulebook to load; the copy in the jar where none is named
 */
@ConfigurationProperties("zonemark")
public record ZonemarkProperties(@Nullable Path rulebookFolder) {}
