package main

import (
	"maps"
	"slices"
	"strings"
)

// render writes a line for each service: its prefix, then, after tabs, a letter
// for a level and the names of its actions. The letters are L, R, T, W and P for
// List, Read, Tagging, Write and Permissions management; small ones are of
// actions that cannot be limited to resources.
func render(services map[string]map[string]action) string {
	var b strings.Builder
	for _, service := range slices.Sorted(maps.Keys(services)) {
		b.WriteString(service)
		classes := map[string][]string{}
		for _, a := range services[service] {
			c := class(a)
			classes[c] = append(classes[c], a.Name)
		}
		for _, c := range slices.Sorted(maps.Keys(classes)) {
			b.WriteString("\t" + c + " " + strings.Join(slices.Sorted(slices.Values(classes[c])), " "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// class is the letter of an action's heaviest level.
func class(a action) string {
	letter := "L"
	for _, level := range []struct{ name, letter string }{
		{"Permissions management", "P"}, {"Tagging", "T"}, {"Write", "W"}, {"Read", "R"},
	} {
		if strings.Contains(a.AccessLevel, level.name) {
			letter = level.letter
			break
		}
	}
	if len(a.ResourceTypes) == 0 {
		return strings.ToLower(letter)
	}
	return letter
}
