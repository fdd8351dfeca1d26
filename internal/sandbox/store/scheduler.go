package store

// Schedule is a view of aws_scheduler_schedule. The record's ID is GROUP/NAME.
type Schedule struct {
	ARN         string           `json:"arn"`
	Name        string           `json:"name"`
	Group       string           `json:"group_name"`
	Description string           `json:"description"`
	Expression  string           `json:"schedule_expression"` // rate(5 minutes), cron(0 2 * * ? *) or at(2026-01-02T03:04:05)
	Timezone    string           `json:"schedule_expression_timezone"`
	State       string           `json:"state"`      // ENABLED or DISABLED
	Start       string           `json:"start_date"` // RFC 3339, empty for none
	End         string           `json:"end_date"`
	KMSKeyARN   string           `json:"kms_key_arn"`
	Window      []ScheduleWindow `json:"flexible_time_window"`
	Targets     []ScheduleTarget `json:"target"`
}

// ScheduleWindow says how late a run may be. The sandbox runs on time.
type ScheduleWindow struct {
	Mode    string `json:"mode"` // OFF or FLEXIBLE
	Minutes int    `json:"maximum_window_in_minutes"`
}

// ScheduleTarget is what a schedule starts; ARN is the cluster's for an ECS target.
type ScheduleTarget struct {
	ARN     string          `json:"arn"`
	RoleARN string          `json:"role_arn"`
	Input   string          `json:"input"`
	ECS     []ScheduledTask `json:"ecs_parameters"`
	Retry   []struct {
		MaximumEventAgeSeconds int `json:"maximum_event_age_in_seconds"`
		MaximumAttempts        int `json:"maximum_retry_attempts"`
	} `json:"retry_policy"`
}

// ScheduledTask says which task an ECS target starts.
type ScheduledTask struct {
	TaskDefinition string             `json:"task_definition_arn"` // with or without a revision
	Count          int                `json:"task_count"`
	LaunchType     string             `json:"launch_type"`
	Group          string             `json:"group"`
	Platform       string             `json:"platform_version"`
	Network        []ScheduledNetwork `json:"network_configuration"`
}

// ScheduledNetwork is where a scheduled task would run in a VPC.
type ScheduledNetwork struct {
	Subnets        []string `json:"subnets"`
	SecurityGroups []string `json:"security_groups"`
	PublicIP       bool     `json:"assign_public_ip"`
}
