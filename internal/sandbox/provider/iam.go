package provider

import (
	"encoding/json"
	"fmt"
	"strings"
)

var (
	iamName = matching(1, 64, `[\w+=,.@-]+`, "have only letters, digits and +=,.@-_")
	iamLong = matching(1, 128, `[\w+=,.@-]+`, "have only letters, digits and +=,.@-_")
	iamPath = matching(1, 512, `/|/[!-~]*/`, "begin and end with a slash")
)

// iamKinds are identities and their policies (IAM API). They are global.
var iamKinds = map[string]kind{
	"aws_iam_role": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:iam::{account}:role{path}{name}", "create_date": "{now}", "unique_id": "AROA{upper17}"},
		defaults: values{"path": "/", "max_session_duration": 3600, "force_detach_policies": false},
		replace:  "name name_prefix path", json: "assume_role_policy", exists: "EntityAlreadyExists",
		rules: rules{
			"name": iamName, "name_prefix": matching(1, 38, `[\w+=,.@-]+`, "have only letters, digits and +=,.@-_"),
			"path":                 iamPath,
			"max_session_duration": between(3600, 43200), "assume_role_policy": isTrustPolicy, "inline_policy.policy": isPolicy,
			"permissions_boundary": isARN,
			"description": matching(
				0, 1000, `[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{00A1}-\x{00FF}]*`, "have no unusual characters",
			),
		},
		groups: []group{atMostOne("name name_prefix")},
		busy: append(usesBy("name", "DeleteConflict", "cannot delete entity '%s', must detach all policies first", "aws_iam_role_policy_attachment.role"),
			usesBy("name", "DeleteConflict", "cannot delete entity '%s', must remove roles from instance profile first", "aws_iam_instance_profile.role")...),
	},
	"aws_iam_policy": {
		id:       "{arn}",
		computed: values{"arn": "arn:aws:iam::{account}:policy{path}{name}", "policy_id": "ANPA{upper17}"},
		defaults: values{"path": "/"},
		replace:  "name name_prefix path description", json: "policy", exists: "EntityAlreadyExists",
		rules:  rules{"name": iamLong, "path": iamPath, "policy": isPolicy},
		groups: []group{atMostOne("name name_prefix")},
		busy: usesBy("arn", "DeleteConflict", "cannot delete policy '%s' while it is attached",
			"aws_iam_role_policy_attachment.policy_arn aws_iam_user_policy_attachment.policy_arn aws_iam_group_policy_attachment.policy_arn"),
	},
	"aws_iam_role_policy": {
		id: "{role}:{name}", replace: "name name_prefix role", json: "policy",
		rules: rules{"name": iamLong, "policy": isPolicy}, groups: []group{atMostOne("name name_prefix")},
	},
	"aws_iam_role_policy_attachment": {
		id: "{role}-{stamp}", importID: "{role}/{policy_arn}", replace: "role policy_arn", unique: "role policy_arn",
		refs: map[string]string{"policy_arn": "aws_iam_policy"}, rules: rules{"policy_arn": isARN},
	},
	"aws_iam_instance_profile": {
		id: "{name}",
		computed: values{
			"arn": "arn:aws:iam::{account}:instance-profile{path}{name}", "create_date": "{now}", "unique_id": "AIPA{upper17}",
		},
		defaults: values{"path": "/"},
		replace:  "name name_prefix path",
		exists:   "EntityAlreadyExists",
		rules:    rules{"name": iamLong, "path": iamPath},
	},
	"aws_iam_user": {
		id: "{name}", computed: values{"arn": "arn:aws:iam::{account}:user{path}{name}", "unique_id": "AIDA{upper17}"},
		defaults: values{"path": "/", "force_destroy": false},
		exists:   "EntityAlreadyExists",
		rules:    rules{"name": iamName, "path": iamPath},
	},
	"aws_iam_user_policy": {
		id:      "{user}:{name}",
		replace: "name name_prefix user",
		json:    "policy",
		rules:   rules{"policy": isPolicy},
		refs:    map[string]string{"user": "aws_iam_user"},
	},
	"aws_iam_user_policy_attachment": {
		id:       "{user}-{stamp}",
		importID: "{user}/{policy_arn}",
		replace:  "user policy_arn",
		refs:     map[string]string{"user": "aws_iam_user", "policy_arn": "aws_iam_policy"},
	},
	"aws_iam_access_key": {
		id:       "AKIA{upper16}",
		computed: values{"secret": "{lower40}", "create_date": "{now}", "ses_smtp_password_v4": "{lower44}"},
		defaults: values{"status": "Active"},
		replace:  "user pgp_key",
		refs:     map[string]string{"user": "aws_iam_user"},
		rules:    rules{"status": oneOf("Active Inactive")},
	},
	"aws_iam_group": {
		id: "{name}", computed: values{"arn": "arn:aws:iam::{account}:group{path}{name}", "unique_id": "AGPA{upper17}"},
		defaults: values{"path": "/"}, exists: "EntityAlreadyExists", rules: rules{"name": iamLong},
	},
	"aws_iam_group_policy": {
		id:      "{group}:{name}",
		replace: "name name_prefix group",
		json:    "policy",
		rules:   rules{"policy": isPolicy},
		refs:    map[string]string{"group": "aws_iam_group"},
	},
	"aws_iam_group_policy_attachment": {
		id:       "{group}-{stamp}",
		importID: "{group}/{policy_arn}",
		replace:  "group policy_arn",
		refs:     map[string]string{"group": "aws_iam_group", "policy_arn": "aws_iam_policy"},
	},
	"aws_iam_openid_connect_provider": {
		id: "{arn}", terms: values{"host": func(o *op) any { return strings.TrimPrefix(o.str("url"), "https://") }},
		computed: values{"arn": "arn:aws:iam::{account}:oidc-provider/{host}", "thumbprint_list": []any{"{hex40}"}},
		replace:  "url", exists: "EntityAlreadyExists",
	},
	"aws_iam_service_linked_role": {
		id: "{arn}", terms: values{"service": serviceLinkedName},
		computed: values{
			"arn": "arn:aws:iam::{account}:role/aws-service-role/{aws_service_name}/{name}", "name": "AWSServiceRoleFor{service}",
			"path": "/aws-service-role/{aws_service_name}/", "create_date": "{now}", "unique_id": "AROA{upper17}",
		},
		replace: "aws_service_name custom_suffix",
	},
	"aws_iam_account_alias": {id: "{account_alias}", replace: "account_alias"},
}

func serviceLinkedName(o *op) any {
	name, _, _ := strings.Cut(o.str("aws_service_name"), ".")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// isPolicy checks what IAM asks of an identity's policy: JSON with statements
// that have an effect, actions and resources.
func isPolicy(v any) string { return checkPolicy(v, "Resource", "NotResource") }

// isTrustPolicy checks a role's trust policy: its statements name principals, not resources.
func isTrustPolicy(v any) string { return checkPolicy(v, "Principal", "NotPrincipal") }

// isResourcePolicy checks the policy of a bucket, key or queue.
func isResourcePolicy(v any) string { return checkPolicy(v, "Principal", "NotPrincipal") }

func checkPolicy(v any, needs ...string) string {
	raw, ok := v.(string)
	if !ok || raw == "" {
		return ""
	}
	var policy struct {
		Version   string
		Statement any
	}
	if err := json.Unmarshal([]byte(raw), &policy); err != nil {
		return fmt.Sprintf("contains an invalid JSON policy: %v", err)
	}
	statements, ok := policy.Statement.([]any)
	if !ok {
		statements = []any{policy.Statement}
	}
	for i, s := range statements {
		if what := checkStatement(s, needs); what != "" {
			return fmt.Sprintf("contains an invalid policy: statement %d %s", i+1, what)
		}
	}
	return ""
}

func checkStatement(s any, needs []string) string {
	m, ok := s.(map[string]any)
	if !ok {
		return "is not an object"
	}
	if e := m["Effect"]; e != "Allow" && e != "Deny" {
		return "has no Effect of Allow or Deny"
	}
	if m["Action"] == nil && m["NotAction"] == nil {
		return "has no Action"
	}
	if m[needs[0]] == nil && m[needs[1]] == nil {
		return "has no " + needs[0]
	}
	return ""
}
