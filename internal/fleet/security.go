package fleet

import (
	"regexp"
	"slices"
	"strings"
)

// Who makes an environment's trail.
const (
	NoTrail           = "none"
	AccountTrail      = "account"
	OrganizationTrail = "organization"
)

// Security is what guards an environment and its account. What an account has
// once, such as its trail, one stack of the account makes: with several
// environments in it, what any of them asks for.
type Security struct {
	// Trail records every call of AWS's API with CloudTrail: by a trail of the account, by one of the organization, which the shared account then makes, or not at all. Account's costs about 2 dollars a month, for alarms and storage. Default: account.
	Trail string `yaml:"trail" jsonschema:"default=account,enum=none,enum=account,enum=organization"`
	// KeepDays is for how many days trails and histories are kept. Default: 365.
	KeepDays int `yaml:"keep_days" jsonschema:"default=365,minimum=30,maximum=2557"`
	// Baseline lets no bucket of the account be public, encrypts disks by default, and asks for long passwords and for tokens of instance metadata. It costs nothing. Default: true.
	Baseline bool `yaml:"baseline" jsonschema:"default=true"`
	// Detection switches on GuardDuty and Security Hub, and tells of grave findings. 10 to 50 dollars a month for a fleet of 25 services. Default: false.
	Detection bool `yaml:"detection" jsonschema:"default=false"`
	// Config records every change of a resource with AWS Config, for 0.003 dollars each: 5 to 20 dollars a month where releases are frequent. Default: false.
	Config bool `yaml:"config" jsonschema:"default=false"`
	// UnusedAccess looks for rights that were granted and not used for 90 days, for 0.20 dollars a role and month. What others can reach is always looked for, for nothing. Default: false.
	UnusedAccess bool `yaml:"unused_access" jsonschema:"default=false"`
	// BreakGlass are the ARNs of the users and roles that may take the break-glass role, with a second factor, when all else fails. It rings an alarm. Default: nobody.
	BreakGlass []string `yaml:"break_glass" jsonschema:"example=arn:aws:iam::111111111111:user/ana"`
	// Actions are what the environment's roles may be given beyond the usual: their permissions boundary allows these too.
	Actions []string `yaml:"actions" jsonschema:"example=translate:TranslateText"`
}

var (
	principal = regexp.MustCompile(`^arn:aws:iam::[0-9]{12}:(user|role)/[^*\s]+$`)
	action    = regexp.MustCompile(`^[a-z0-9-]+:[A-Za-z*]+$`)
)

// administration are the services whose actions no boundary allows.
var administration = []string{
	"iam", "sts", "organizations", "account", "kms", "cloudtrail", "config", "guardduty", "securityhub", "access-analyzer",
}

func (l *loader) checkSecurity(base *node, s Security) {
	for i, arn := range s.BreakGlass {
		if !principal.MatchString(arn) {
			l.report.add(base.itemAt(i, "security", "break_glass"), "for example arn:aws:iam::111111111111:user/ana",
				"base.security.break_glass %q is not the ARN of one user or role", arn)
		}
	}
	if len(s.BreakGlass) > 0 && s.Trail == NoTrail {
		l.report.add(base.at("security", "break_glass"), "set trail: account", "base.security.break_glass needs a trail: nobody would hear of the role's use")
	}
	for i, name := range s.Actions {
		at := base.itemAt(i, "security", "actions")
		service, _, _ := strings.Cut(name, ":")
		switch {
		case !action.MatchString(name):
			l.report.add(at, "for example translate:TranslateText", "base.security.actions %q is not an action of IAM's", name)
		case slices.Contains(administration, service):
			l.report.add(at, "remove it", "base.security.actions %q: roles of services administer neither identities, keys nor what watches the account", name)
		}
	}
}
