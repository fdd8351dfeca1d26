package release

import (
	"encoding/json"
	"fmt"

	"flota.dev/flota/internal/stack"
)

// Outputs are those outputs of a service's environment stack that a release
// needs. What a kind of service has no use for is empty.
type Outputs struct {
	// TaskDefinition is the ARN of Terraform's task definition: the template of all revisions.
	TaskDefinition string `json:"task_definition_arn"`
	// Alarms are the CloudWatch alarms that end a release.
	Alarms []string `json:"alarm_names"`
	// Host is the name of the load balancer that has the test rule.
	Host string `json:"internal_host"`
	// TestHeader is what the test rule matches.
	TestHeader struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"test_header"`
	// Schedule is a job's.
	Schedule struct {
		Name  string `json:"name"`
		Group string `json:"group"`
	} `json:"schedule"`
	Site SiteOutputs `json:"site"`
}

// SiteOutputs is where a site's files go.
type SiteOutputs struct {
	Bucket string `json:"bucket"`
	// LivePrefix is what is served, without a slash at the end, VersionsPrefix where a copy of each version is kept.
	LivePrefix     string `json:"live_prefix"`
	VersionsPrefix string `json:"versions_prefix"`
}

// OutputsOf picks what a release needs out of a stack's outputs.
func OutputsOf(o stack.Outputs) (Outputs, error) {
	var out Outputs
	body, err := json.Marshal(o)
	if err == nil {
		err = json.Unmarshal(body, &out)
	}
	if err != nil {
		return out, fmt.Errorf("read the outputs of a service's stack: %w", err)
	}
	return out, nil
}
