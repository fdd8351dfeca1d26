package store

// Pipeline is a view of aws_codepipeline. The record's ID is the name.
type Pipeline struct {
	ARN       string             `json:"arn"`
	Name      string             `json:"name"`
	Type      string             `json:"pipeline_type"`  // V1 or V2
	Mode      string             `json:"execution_mode"` // SUPERSEDED, QUEUED or PARALLEL
	RoleARN   string             `json:"role_arn"`
	Stores    []ArtifactStore    `json:"artifact_store"`
	Stages    []PipelineStage    `json:"stage"`
	Triggers  []PipelineTrigger  `json:"trigger"`
	Variables []PipelineVariable `json:"variable"`
}

// ArtifactStore is the bucket in which actions leave what later actions take.
type ArtifactStore struct {
	Type     string `json:"type"` // S3
	Location string `json:"location"`
	Region   string `json:"region"`
	Key      []struct {
		ID   string `json:"id"`
		Type string `json:"type"`
	} `json:"encryption_key"`
}

// PipelineStage is a stage: its actions, and the conditions of entering and leaving it.
type PipelineStage struct {
	Name        string            `json:"name"`
	Actions     []PipelineAction  `json:"action"`
	BeforeEntry []StageConditions `json:"before_entry"`
	OnSuccess   []StageConditions `json:"on_success"`
	OnFailure   []StageFailure    `json:"on_failure"`
}

// PipelineAction is an action. Configuration may hold variables such as #{Source.CommitId}.
type PipelineAction struct {
	Name           string            `json:"name"`
	Category       string            `json:"category"` // Source, Build, Test, Deploy, Approval, Invoke or Compute
	Owner          string            `json:"owner"`
	Provider       string            `json:"provider"`
	Version        string            `json:"version"`
	Namespace      string            `json:"namespace"`
	RunOrder       int               `json:"run_order"`
	Configuration  map[string]string `json:"configuration"`
	Inputs         []string          `json:"input_artifacts"`
	Outputs        []string          `json:"output_artifacts"`
	Region         string            `json:"region"`
	RoleARN        string            `json:"role_arn"`
	TimeoutMinutes int               `json:"timeout_in_minutes"`
}

// StageConditions are checked before a stage is entered, or after it succeeded.
type StageConditions struct {
	Conditions []StageCondition `json:"condition"`
}

// StageCondition is met if all its rules succeed. If it is not, Result tells what happens.
type StageCondition struct {
	Result string      `json:"result"` // ROLLBACK, FAIL, RETRY or SKIP
	Rules  []StageRule `json:"rule"`
}

// StageRule is one check.
type StageRule struct {
	Name          string            `json:"name"`
	Configuration map[string]string `json:"configuration"`
	Type          []struct {
		Category string `json:"category"`
		Owner    string `json:"owner"`
		Provider string `json:"provider"`
		Version  string `json:"version"`
	} `json:"rule_type_id"`
}

// StageFailure says what happens when a stage fails.
type StageFailure struct {
	Result     string           `json:"result"`
	Conditions []StageCondition `json:"condition"`
	Retry      []struct {
		Mode string `json:"retry_mode"` // FAILED_ACTIONS or ALL_ACTIONS
	} `json:"retry_configuration"`
}

// PipelineTrigger starts the pipeline on what happens in the repository of a source action.
type PipelineTrigger struct {
	Provider string             `json:"provider_type"` // CodeStarSourceConnection
	Git      []GitConfiguration `json:"git_configuration"`
}

// GitConfiguration holds the filters of a trigger; one that lets an event through is enough.
type GitConfiguration struct {
	SourceAction string `json:"source_action_name"`
	Push         []struct {
		Branches []Patterns `json:"branches"`
		Files    []Patterns `json:"file_paths"`
		Tags     []Patterns `json:"tags"`
	} `json:"push"`
	PullRequest []struct {
		Events   []string   `json:"events"`
		Branches []Patterns `json:"branches"`
		Files    []Patterns `json:"file_paths"`
	} `json:"pull_request"`
}

// Patterns are glob patterns of names that count and of names that do not.
type Patterns struct {
	Includes []string `json:"includes"`
	Excludes []string `json:"excludes"`
}

// PipelineVariable is a variable that an execution may be started with.
type PipelineVariable struct {
	Name        string `json:"name"`
	Default     string `json:"default_value"`
	Description string `json:"description"`
}
