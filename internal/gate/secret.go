package gate

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"flota.dev/flota/internal/fleet"
)

// shapes are forms that only secrets have.
var shapes = []struct {
	what    string
	pattern *regexp.Regexp
}{
	{"an AWS access key", regexp.MustCompile(`\b(AKIA|ASIA)[0-9A-Z]{16}\b`)},
	{"a private key", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
	{"a password in a URL", regexp.MustCompile(`://[^/\s:@]+:[^/\s:@]{3,}@`)},
	{"a token of GitHub, Slack or Stripe", regexp.MustCompile(`\b(ghp_|gho_|xox[bp]-|sk_live_)[0-9A-Za-z-]{10,}`)},
	{"a JSON web token", regexp.MustCompile(`\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.`)},
}

// telling are names of variables whose values are secrets.
var telling = regexp.MustCompile(`(?i)(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$`)

// placeholders are values that people write where a secret will be.
var placeholders = regexp.MustCompile(`(?i)^(|changeme|change-me|example|dummy|test|todo|none|xxx+|<.*>|\$\{.*\})$`)

// plainSecrets finds secrets written into env in plain text.
func plainSecrets(e fleet.Environment, s *fleet.Service) []Finding {
	var out []Finding
	for _, name := range slices.Sorted(maps.Keys(s.Env)) {
		what := secretIn(name, s.Env[name])
		if what == "" {
			continue
		}
		out = append(out, Finding{
			Check: "plain-secret", Severity: High, Service: s.Name, Environment: e.Name, Where: "env." + name,
			Message: fmt.Sprintf("the value (%s) looks like %s, and everyone who reads the repository has it", masked(s.Env[name]), what),
			Mend:    fmt.Sprintf("secrets: {%s: \"ssm:/%s/{env}/%s\"}, and a new value for the secret", name, s.Name, strings.ToLower(strings.ReplaceAll(name, "_", "-"))),
		})
	}
	return out
}

// secretIn tells what kind of secret a variable holds, or nothing.
func secretIn(name, value string) string {
	if placeholders.MatchString(value) {
		return ""
	}
	for _, s := range shapes {
		if s.pattern.MatchString(value) {
			return s.what
		}
	}
	if telling.MatchString(name) && len(value) >= 8 && entropy(value) > 2.5 {
		return "a secret"
	}
	return ""
}

// masked shows enough of a value to find it again, and not more.
func masked(value string) string {
	return value[:min(len(value)/4, 4)] + "…"
}

// entropy is Shannon's, in bits a character: words are low, keys are high.
func entropy(s string) float64 {
	counts := map[rune]float64{}
	for _, r := range s {
		counts[r]++
	}
	var bits float64
	for _, n := range counts {
		p := n / float64(len([]rune(s)))
		bits -= p * math.Log2(p)
	}
	return bits
}
