package fleet

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var secretType = reflect.TypeFor[Secret]()

const day = 24 * time.Hour

// durationForm is what a duration looks like: 5s, 1m30s, 2d.
const durationForm = `^([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+$|^0$`

var (
	durationText = regexp.MustCompile(durationForm)
	durationPart = regexp.MustCompile(`([0-9.]+)(ms|s|m|h|d)`)
	units        = map[string]time.Duration{"ms": time.Millisecond, "s": time.Second, "m": time.Minute, "h": time.Hour, "d": day}
)

// duration reads Go's form of durations, and days.
func duration(n *node) (time.Duration, string) {
	if n.shape == integer && n.text != "0" {
		return 0, fmt.Sprintf("needs a unit: %ss or %sm", n.text, n.text)
	}
	if !durationText.MatchString(n.text) {
		return 0, fmt.Sprintf("must be a duration such as 30s or 5m, not %s", n.told())
	}
	var sum float64
	for _, part := range durationPart.FindAllStringSubmatch(n.text, -1) {
		amount, err := strconv.ParseFloat(part[1], 64)
		if err != nil {
			return 0, fmt.Sprintf("must be a duration such as 30s or 5m, not %s", n.told())
		}
		sum += amount * float64(units[part[2]])
	}
	if sum > float64(365*day) {
		return 0, fmt.Sprintf("is longer than a year: %s", n.text)
	}
	return time.Duration(math.Round(sum)), ""
}

// show writes a duration the short way: 1m, not 1m0s.
func show(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// percentForm is what a percentage looks like when it is text.
const percentForm = `^[0-9]+(\.[0-9]+)?%$`

// percent reads 10, 0.5 or 10%.
func percent(n *node) (float64, string) {
	f, err := strconv.ParseFloat(strings.TrimSuffix(n.text, "%"), 64)
	if err != nil || math.IsNaN(f) {
		return 0, fmt.Sprintf("must be a percentage such as 10%%, not %s", n.told())
	}
	if f < 0 || f > 100 {
		return 0, fmt.Sprintf("must be from 0%% to 100%%, not %s", n.text)
	}
	return f, ""
}

// capacity reads 4 or 0.5.
func capacity(n *node) (Units, string) {
	f, err := strconv.ParseFloat(n.text, 64)
	if err != nil || math.IsNaN(f) {
		return 0, fmt.Sprintf("must be a number such as 0.5 or 4, not %s", n.told())
	}
	if f < 0 || f > 256 || f*2 != math.Trunc(f*2) {
		return 0, fmt.Sprintf("must be from 0 to 256 in halves, not %s", n.text)
	}
	return Units(f), ""
}

// approved reads required or none, and true or false.
func approved(n *node) (approval, string) {
	switch n.text {
	case "required", "true":
		return true, ""
	case "none", "false":
		return false, ""
	}
	return false, fmt.Sprintf("must be required or none, not %s", n.told())
}

// secretForm is what a secret's reference looks like.
const secretForm = `^(ssm:/.+|(secret|hcp|database):.+)$`

var secretName = map[SecretSource]*regexp.Regexp{
	SSM:     regexp.MustCompile(`^(/[a-zA-Z0-9_.-]+)+$`),
	Manager: regexp.MustCompile(`^[a-zA-Z0-9/_+=.@-]+$`),
	HCP:     regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_-]*$`),
	FromDB:  regexp.MustCompile(`^.+$`),
}

// secret reads SOURCE:NAME. The {env} in a name is filled in later.
func secret(n *node) (Secret, string) {
	source, name, found := strings.Cut(n.text, ":")
	form, known := secretName[SecretSource(source)]
	if n.shape != text || !found || !known {
		return Secret{}, "must be ssm:/path, secret:NAME, hcp:NAME or database:NAME, never a value"
	}
	if rest := strings.ReplaceAll(name, "{env}", "env"); !form.MatchString(rest) {
		if source == string(SSM) {
			return Secret{}, fmt.Sprintf("has no valid parameter path: %q must begin with / and may hold letters, digits, _ . - / and {env}", name)
		}
		return Secret{}, fmt.Sprintf("has no valid name after %s: %q", source, name)
	}
	return Secret{Source: SecretSource(source), Name: name}, ""
}
