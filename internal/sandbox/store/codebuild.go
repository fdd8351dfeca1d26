package store

// Project is a view of aws_codebuild_project. The record's ID is the ARN.
type Project struct {
	ARN            string               `json:"arn"`
	Name           string               `json:"name"`
	Description    string               `json:"description"`
	ServiceRole    string               `json:"service_role"`
	EncryptionKey  string               `json:"encryption_key"`
	TimeoutMinutes int                  `json:"build_timeout"`
	QueuedMinutes  int                  `json:"queued_timeout"`
	Concurrent     int                  `json:"concurrent_build_limit"` // 0 for no limit
	SourceVersion  string               `json:"source_version"`
	Sources        []ProjectSource      `json:"source"`
	Artifacts      []ProjectArtifacts   `json:"artifacts"`
	Environments   []ProjectEnvironment `json:"environment"`
	Caches         []struct {
		Type     string   `json:"type"`
		Location string   `json:"location"`
		Modes    []string `json:"modes"`
	} `json:"cache"`
	Logs []struct {
		CloudWatch []struct {
			Status string `json:"status"`
			Group  string `json:"group_name"`
			Stream string `json:"stream_name"` // goes before the build's own name
		} `json:"cloudwatch_logs"`
	} `json:"logs_config"`
	Tags map[string]string `json:"tags_all"`
}

// ProjectSource is what a build builds. Buildspec is the text itself, or the path of a file in the source.
type ProjectSource struct {
	Type       string `json:"type"`
	Location   string `json:"location"`
	Buildspec  string `json:"buildspec"`
	CloneDepth int    `json:"git_clone_depth"`
}

// ProjectArtifacts is where a build leaves what it made.
type ProjectArtifacts struct {
	Type      string `json:"type"` // CODEPIPELINE, S3 or NO_ARTIFACTS
	Location  string `json:"location"`
	Path      string `json:"path"`
	Name      string `json:"name"`
	Namespace string `json:"namespace_type"`
	Packaging string `json:"packaging"`
}

// ProjectEnvironment is where a build runs.
type ProjectEnvironment struct {
	Type       string            `json:"type"`
	Compute    string            `json:"compute_type"`
	Image      string            `json:"image"`
	Privileged bool              `json:"privileged_mode"`
	Variables  []ProjectVariable `json:"environment_variable"`
	Fleets     []struct {
		ARN string `json:"fleet_arn"`
	} `json:"fleet"`
}

// ProjectVariable is an environment variable. Value is the value itself, or the
// name of the parameter or secret that holds it.
type ProjectVariable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Type  string `json:"type"` // PLAINTEXT, PARAMETER_STORE or SECRETS_MANAGER
}
