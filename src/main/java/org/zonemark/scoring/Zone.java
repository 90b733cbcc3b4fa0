package org.zonemark.scoring;

import org.zonemark.rulebook.Basin;

/**
 * A development zone.
 *
 * @param province one of the eleven provinces of the belt, by its short Chinese name
 * @param city the prefecture-level city, by its Chinese name without 市
 * @param basin a property of the zone; by province unless given
 */
public record Zone(String code, String name, String province, String city, Basin basin, ZoneType type) {}
