package catalog

import (
	"regexp"
	"strconv"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// iamRole are the checks of roles and permission sets that are not about policies, and of what watches over them.
var iamRole = []check.Check{
	{
		ID: "iam-role-session-short", Family: check.Access, Severity: check.Low,
		Title: "IAM role gives out sessions of more than four hours",
		Why:   "Credentials that leak work until their session ends.",
		Mend: `resource "aws_iam_role" "this" {
  max_session_duration = 3600
}`,
		Practices: []string{"SEC02-BP02"},
		Types:     []string{"aws_iam_role"},
		Look:      check.Want(check.AtMost("max_session_duration", 4*3600, 3600)),
		Fix:       &check.Fix{Path: "max_session_duration", Value: "3600"},
	},
	{
		ID: "sso-session-short", Family: check.Access, Severity: check.Low,
		Title: "Permission set gives out sessions of more than an hour",
		Why:   "Credentials that leak from a laptop work until their session ends.",
		Mend: `resource "aws_ssoadmin_permission_set" "this" {
  session_duration = "PT1H"
}`,
		Practices: []string{"SEC02-BP02"},
		Aliases:   []string{"KICS:sso_permission_with_inadequate_user_session_duration"},
		Types:     []string{"aws_ssoadmin_permission_set"},
		Look:      check.Want(shorterThan("session_duration", "PT1H", 3600)),
		Fix:       &check.Fix{Path: "session_duration", Value: `"PT1H"`},
	},
	{
		ID: "iam-access-analyzed", Family: check.Access, Severity: check.Low,
		Title: "IAM Access Analyzer does not watch the account",
		Why:   "What is opened to other accounts by hand is then found by nobody.",
		Mend: `resource "aws_accessanalyzer_analyzer" "this" {
  analyzer_name = "account"
}`,
		Practices: []string{"SEC03-BP07"},
		Aliases:   []string{"KICS:iam_access_analyzer_not_enabled"},
		Types:     []string{"aws_iam_account_alias"},
		Look:      analyzed,
	},
	{
		ID: "ram-share-inside", Family: check.Access, Severity: check.Medium,
		Title: "RAM share may be given to accounts outside of the organization",
		Why:   "One wrong account number, and subnets, gateways or licences are someone else's too.",
		Mend: `resource "aws_ram_resource_share" "this" {
  allow_external_principals = false
}`,
		Practices: []string{"SEC03-BP08"},
		Types:     []string{"aws_ram_resource_share"},
		Look:      check.Want(check.False("allow_external_principals", false)),
		Fix:       &check.Fix{Path: "allow_external_principals", Value: "false"},
	},
}

var iso8601 = regexp.MustCompile(`^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)

// shorterThan wants a duration such as PT1H of at most some seconds; absent is what AWS takes where nothing is written.
func shorterThan(path, absent string, most int) check.Condition {
	return func(_ *check.Subject, b *config.Block) check.Answer {
		v := b.Get(path)
		text, known := v.Text(absent)
		parts := iso8601.FindStringSubmatch(text)
		if !known || parts == nil {
			return check.Answer{Truth: config.Unknown, Value: v, Got: path + " is not known"}
		}
		seconds := 0
		for i, unit := range []int{24 * 3600, 3600, 60, 1} {
			n, _ := strconv.Atoi(parts[i+1])
			seconds += n * unit
		}
		return check.Answer{Truth: config.Is(seconds <= most), Value: v, Got: path + " is " + text}
	}
}

// analyzed looks at the name of an account, which is set up once an account: there the analyzer would be too.
func analyzed(s *check.Subject) {
	if len(s.World.Of("aws_accessanalyzer_analyzer")) == 0 {
		s.FailAt(s.Range, "there is no aws_accessanalyzer_analyzer")
	}
}
