package provider

import (
	"encoding/json"
	"fmt"
)

// machineryKinds are state machines, and what EventBridge calls HTTP with.
var machineryKinds = map[string]kind{
	"aws_sfn_state_machine": {
		id: "{arn}",
		computed: values{
			"arn": "arn:aws:states:{region}:{account}:stateMachine:{name}", "creation_date": "{now}", "status": "ACTIVE",
			"state_machine_version_arn": "{arn}", "revision_id": "{uuid}",
		},
		defaults: values{"type": "STANDARD", "publish": false},
		replace:  "name name_prefix type",
		volatile: "revision_id",
		json:     "definition",
		exists:   "StateMachineAlreadyExists",
		refs:     map[string]string{"role_arn": "aws_iam_role"},
		rules: rules{
			"name":                          matching(1, 80, `[A-Za-z0-9_-]+`, "have only letters, digits, hyphens and underscores"),
			"type":                          oneOf("STANDARD EXPRESS"),
			"role_arn":                      isARN,
			"definition":                    isStateMachine,
			"logging_configuration.level":   oneOf("ALL ERROR FATAL OFF"),
			"encryption_configuration.type": oneOf("AWS_OWNED_KEY CUSTOMER_MANAGED_KMS_KEY"),
		},
		groups: []group{atMostOne("name name_prefix")},
	},
	"aws_cloudwatch_event_connection": {
		id: "{name}",
		computed: values{
			"arn":        "arn:aws:events:{region}:{account}:connection/{name}/{uuid}",
			"secret_arn": "arn:aws:secretsmanager:{region}:{account}:secret:events!connection/{name}/{uuid}-{upper6}",
		},
		replace: "name",
		exists:  "ResourceAlreadyExistsException",
		rules: rules{
			"name":               matching(1, 64, `[.\-_A-Za-z0-9]+`, "have only letters, digits and ._-"),
			"authorization_type": oneOf("API_KEY BASIC OAUTH_CLIENT_CREDENTIALS"),
		},
	},
	"aws_cloudwatch_event_api_destination": {
		id:       "{name}",
		computed: values{"arn": "arn:aws:events:{region}:{account}:api-destination/{name}/{uuid}"},
		defaults: values{"invocation_rate_limit_per_second": 300},
		replace:  "name",
		exists:   "ResourceAlreadyExistsException",
		rules: rules{
			"name":                matching(1, 64, `[.\-_A-Za-z0-9]+`, "have only letters, digits and ._-"),
			"http_method":         oneOf("POST GET HEAD OPTIONS PUT PATCH DELETE"),
			"invocation_endpoint": matching(1, 2048, `https://.+`, "begin with https://"),
			"connection_arn":      isARN,
		},
	},
}

// isStateMachine wants what CreateStateMachine does of a definition at the
// least: states, and a first one that is there.
func isStateMachine(v any) string {
	raw, ok := v.(string)
	if !ok {
		return ""
	}
	var machine struct {
		StartAt string
		States  map[string]struct{ Type, Next string }
	}
	if err := json.Unmarshal([]byte(raw), &machine); err != nil {
		return fmt.Sprintf("contains an invalid definition: %v", err)
	}
	if _, ok := machine.States[machine.StartAt]; !ok {
		return fmt.Sprintf("contains an invalid definition: StartAt names %q, which is not a state", machine.StartAt)
	}
	for name, state := range machine.States {
		if _, ok := machine.States[state.Next]; state.Next != "" && !ok {
			return fmt.Sprintf("contains an invalid definition: %s leads to %q, which is not a state", name, state.Next)
		}
		if state.Type == "" {
			return fmt.Sprintf("contains an invalid definition: %s has no Type", name)
		}
	}
	return ""
}
