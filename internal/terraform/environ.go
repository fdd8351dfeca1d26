package terraform

import (
	"os"
	"slices"
	"strings"

	"flota.dev/flota/internal/stack"
)

// kept are Terraform's variables that a user sets on purpose and that change
// no plan: credentials for module sources, and where providers are cached.
var kept = []string{"TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR", "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE"}

// scrubbed returns an environment without what would change how Terraform
// behaves: extra arguments, another data folder or workspace, logs in the
// middle of its output. Values for the user's own variables (TF_VAR_…) stay.
func scrubbed(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		if !strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "TOFU_") {
			return false
		}
		return !strings.HasPrefix(name, "TF_VAR_") && !strings.HasPrefix(name, "TF_TOKEN_") && !slices.Contains(kept, name)
	})
}

// environment returns the environment in which Terraform runs on a stack. In a
// sandbox nothing of the user's own AWS settings gets through, so that no
// mistake can reach a real account: the access key is the account's number, as
// the sandbox wants it.
func (t Target) environment(w stack.Work, cache string) []string {
	env := scrubbed(os.Environ())
	if role := t.role(w.Instance); role != "" {
		env = append(env, roleVariable+"="+role)
	}
	if t.sandbox() {
		env = slices.DeleteFunc(env, func(v string) bool {
			return strings.HasPrefix(v, "AWS_") || strings.HasPrefix(v, "TF_CLI_CONFIG_FILE=")
		})
		env = append(env,
			"AWS_ACCESS_KEY_ID="+w.State.Account, "AWS_SECRET_ACCESS_KEY=sandbox", "AWS_REGION="+w.State.Region,
			"AWS_CONFIG_FILE="+os.DevNull, "AWS_SHARED_CREDENTIALS_FILE="+os.DevNull, "AWS_EC2_METADATA_DISABLED=true",
		)
		if !has(env, "GOGC") {
			env = append(env, "GOGC="+lazyCollector)
		}
	}
	if _, err := os.Stat(os.Getenv("TF_CLI_CONFIG_FILE")); err != nil || !has(env, "TF_CLI_CONFIG_FILE") {
		env = append(env, "TF_CLI_CONFIG_FILE="+os.DevNull)
	}
	if !has(env, "TF_PLUGIN_CACHE_DIR") && !t.sandbox() {
		env = append(env, "TF_PLUGIN_CACHE_DIR="+cache, "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE=1")
	}
	if t.Reattach != "" {
		env = append(env, "TF_REATTACH_PROVIDERS="+t.Reattach)
	}
	return append(env, "TF_IN_AUTOMATION=1", "TF_INPUT=0", "CHECKPOINT_DISABLE=1")
}

// roleVariable sets the variable role_arn of the roots of environments.
const roleVariable = "TF_VAR_role_arn"

// lazyCollector lets Terraform's heap grow nine times over before it is tidied.
// With the small schemas of the sandbox's provider that takes 100 MB more, and
// saves a quarter of the time of a plan, which is spent computing; with the
// real provider it would take gigabytes.
const lazyCollector = "800"

func has(env []string, name string) bool {
	return slices.ContainsFunc(env, func(v string) bool { return strings.HasPrefix(v, name+"=") })
}
