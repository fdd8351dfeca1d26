package catalog

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"flota.dev/flota/internal/gate/check"
)

var (
	id       = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	practice = regexp.MustCompile(`^(OPS|SEC|REL|PERF|COST|SUS)[0-9]{2}-BP[0-9]{2}$`)
	alias    = regexp.MustCompile(`^(CKV2?_(AWS|SECRET|TF|DOCKER|GIT|BCW)_[0-9]+|AVD-(AWS|GEN)-[0-9]{4}|KICS:[A-Za-z0-9_.-]+|CIS-.+|S3\.[0-9]+|[A-Za-z0-9]+\.[0-9]+|[a-z0-9-]+)$`)
)

// TestChecksAreComplete holds every check to what people are told of it.
func TestChecksAreComplete(t *testing.T) {
	seen := map[string]bool{}
	families := []check.Family{
		check.Misconfiguration, check.Access, check.EncryptionAtRest, check.EncryptionInTransit, check.Network,
		check.Logging, check.Backup, check.Secrets, check.SupplyChain,
	}
	severities := []check.Severity{check.Critical, check.High, check.Medium, check.Low}
	for _, c := range All() {
		wrong := func(format string, args ...any) { t.Helper(); t.Errorf(c.ID+": "+format, args...) }
		if seen[c.ID] {
			wrong("there are two")
		}
		seen[c.ID] = true
		switch {
		case !id.MatchString(c.ID):
			wrong("an id is the service and what should be, with hyphens")
		case !slices.Contains(families, c.Family):
			wrong("no such family: %s", c.Family)
		case !slices.Contains(severities, c.Severity):
			wrong("no such severity: %s", c.Severity)
		case c.Title == "" || strings.HasSuffix(c.Title, "."):
			wrong("title: %q", c.Title)
		case !strings.HasSuffix(c.Why, "."):
			wrong("why: %q", c.Why)
		case len(c.Types) == 0 || c.Look == nil:
			wrong("it looks at nothing")
		case len(c.Practices) == 0:
			wrong("no best practice")
		}
		for _, p := range c.Practices {
			if !practice.MatchString(p) {
				wrong("no best practice of the Well-Architected Framework: %s", p)
			}
		}
		for _, a := range c.Aliases {
			if !alias.MatchString(a) {
				wrong("no alias: %s", a)
			}
		}
		if _, diags := hclsyntax.ParseConfig([]byte(c.Mend), "mend.tf", hcl.InitialPos); c.Mend == "" || diags.HasErrors() {
			wrong("mend is no HCL: %v", diags)
		}
	}
}
