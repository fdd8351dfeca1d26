package terraform

import (
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/stack"
)

// Target is where the stacks live: AWS, or a sandbox.
type Target struct {
	// Endpoint is the base URL of the sandbox's API, such as http://127.0.0.1:4566; empty on AWS.
	Endpoint string
	// Reattach is the value of TF_REATTACH_PROVIDERS under which a provider
	// that runs already is reached; empty where Terraform starts its own.
	Reattach string
	// Holders is a folder that tells which runs may hold the lock of a state of
	// the sandbox; empty on AWS.
	Holders string
	// Role returns the ARN of the IAM role that Terraform's provider assumes to
	// work on a stack, or nothing to work with the credentials at hand; nil for
	// none at all. States are reached without it, as they lie in the shared
	// account. A plan does not hold it: one role makes a plan, another applies it.
	Role func(stack.Instance) string
}

func (t Target) role(i stack.Instance) string {
	if t.Role == nil {
		return ""
	}
	return t.Role(i)
}

func (t Target) sandbox() bool { return t.Endpoint != "" }

// backend renders the backend configuration of a stack, in the terms of
// https://developer.hashicorp.com/terraform/language/backend/s3. It holds no
// credentials: those are in Terraform's environment only, since Terraform
// writes its backend configuration into plans. It asks for no encryption either,
// for that would be the one without KMS: the bucket encrypts with its own key
// what nobody asks for.
func (t Target) backend(s stack.State) []byte {
	file := hclwrite.NewEmptyFile()
	set := file.Body().SetAttributeValue
	set("bucket", cty.StringVal(s.Bucket))
	set("key", cty.StringVal(s.Key))
	set("region", cty.StringVal(s.Region))
	set("use_lockfile", cty.True)
	if t.sandbox() {
		set("endpoints", cty.ObjectVal(map[string]cty.Value{"s3": cty.StringVal(t.Endpoint)}))
		set("use_path_style", cty.True)
		set("skip_credentials_validation", cty.True)
		set("skip_metadata_api_check", cty.True)
		set("skip_requesting_account_id", cty.True)
		set("skip_region_validation", cty.True)
		set("skip_s3_checksum", cty.True)
	}
	return file.Bytes()
}
