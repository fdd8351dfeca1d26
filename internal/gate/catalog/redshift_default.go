package catalog

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Version 6 of the AWS provider turned two defaults of aws_redshift_cluster
// around: encrypted is true and publicly_accessible false since (version 6
// upgrade guide).

// statedIfOld wants an attribute to be written where the root module asks for
// a provider below version 6.
func statedIfOld(path, old string) check.Condition {
	return stated(path, path+" is not set, which means "+old+" before version 6 of the provider",
		func(s *check.Subject) bool { return !providerIs(s, below6.MatchString) })
}

// statedOrPinned wants an attribute to be written unless the versions of the
// provider that the root module allows agree on the default.
func statedOrPinned(path string) check.Condition {
	return stated(path, path+" is not set, and its default hangs on the version of the provider",
		func(s *check.Subject) bool { return providerIs(s, below6.MatchString) || providerIs(s, from6) })
}

func stated(path, got string, unless func(*check.Subject) bool) check.Condition {
	return func(s *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		return check.Answer{Truth: config.Is(!v.Absent() || unless(s)), Value: v, Got: got}
	}
}

// below6 matches constraints such as ~> 5.40, < 6.0 or 4.67.0.
var below6 = regexp.MustCompile(`^(~>|=)?\s*[0-5](\.|$)|^<\s*([0-5](\.|$)|6(\.0)*$)|^<=\s*[0-5](\.|$)`)

// from6 reports whether a constraint allows no version below 6.
func from6(part string) bool {
	major, _, _ := strings.Cut(strings.TrimLeft(part, "~>= "), ".")
	n, err := strconv.Atoi(major)
	return err == nil && n >= 6
}

// providerIs reports whether a part of the AWS provider's version constraint is so.
func providerIs(s *check.Subject, so func(part string) bool) bool {
	for _, r := range s.World.Of("terraform") {
		version, _ := r.Get("required_providers.aws.version").Text("")
		parts := strings.Split(version, ",")
		if r.Stack == s.Stack && slices.ContainsFunc(parts, func(p string) bool { return so(strings.TrimSpace(p)) }) {
			return true
		}
	}
	return false
}
