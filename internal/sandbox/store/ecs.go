package store

import "time"

// TaskDefinition is a view of aws_ecs_task_definition. The record's ID is the ARN.
type TaskDefinition struct {
	ARN              string `json:"arn"`
	Family           string `json:"family"`
	Revision         int    `json:"revision"`
	CPU              string `json:"cpu"`
	Memory           string `json:"memory"`
	NetworkMode      string `json:"network_mode"`
	TaskRoleARN      string `json:"task_role_arn"`
	ExecutionRoleARN string `json:"execution_role_arn"`
	// ContainerDefinitions is JSON text in the ECS API's own shape (camelCase), as Terraform keeps it.
	ContainerDefinitions string            `json:"container_definitions"`
	Tags                 map[string]string `json:"tags_all"`
}

// Service is a view of aws_ecs_service. The record's ID is the ARN.
type Service struct {
	ARN            string            `json:"arn"`
	Name           string            `json:"name"`
	Cluster        string            `json:"cluster"` // the cluster's ARN
	TaskDefinition string            `json:"task_definition"`
	DesiredCount   int               `json:"desired_count"`
	LoadBalancers  []ServiceBalancer `json:"load_balancer"`
	Registries     []Registry        `json:"service_registries"`
	Controller     []struct {
		Type string `json:"type"` // ECS, CODE_DEPLOY or EXTERNAL
	} `json:"deployment_controller"`
	Configuration []DeploymentConfiguration `json:"deployment_configuration"`
	Breaker       []struct {
		Enable   bool `json:"enable"`
		Rollback bool `json:"rollback"`
	} `json:"deployment_circuit_breaker"`
	Alarms []struct {
		Names    []string `json:"alarm_names"`
		Enable   bool     `json:"enable"`
		Rollback bool     `json:"rollback"`
	} `json:"alarms"`
	MinimumHealthyPercent *int              `json:"deployment_minimum_healthy_percent"`
	MaximumPercent        *int              `json:"deployment_maximum_percent"`
	GraceSeconds          int               `json:"health_check_grace_period_seconds"`
	Tags                  map[string]string `json:"tags_all"`
}

// Registry is the Cloud Map service in which the service's tasks are registered.
type Registry struct {
	ARN           string `json:"registry_arn"`
	Port          int    `json:"port"`
	ContainerName string `json:"container_name"`
	ContainerPort int    `json:"container_port"`
}

// ServiceBalancer ties a container's port to a target group and, for blue/green, to its alternate.
type ServiceBalancer struct {
	TargetGroupARN string `json:"target_group_arn"`
	ContainerName  string `json:"container_name"`
	ContainerPort  int    `json:"container_port"`
	Advanced       []struct {
		AlternateTargetGroupARN string `json:"alternate_target_group_arn"`
		ProductionListenerRule  string `json:"production_listener_rule"`
		TestListenerRule        string `json:"test_listener_rule"`
		RoleARN                 string `json:"role_arn"`
	} `json:"advanced_configuration"`
}

// DeploymentConfiguration says how ECS moves traffic. Minutes are AWS's, before the time scale.
type DeploymentConfiguration struct {
	Strategy string `json:"strategy"` // ROLLING, BLUE_GREEN, CANARY or LINEAR
	BakeTime Number `json:"bake_time_in_minutes"`
	Canary   []struct {
		Percent float64 `json:"canary_percent"`
		Bake    Number  `json:"canary_bake_time_in_minutes"`
	} `json:"canary_configuration"`
	Linear []struct {
		Percent float64 `json:"step_percent"`
		Bake    Number  `json:"step_bake_time_in_minutes"`
	} `json:"linear_configuration"`
	Hooks []Hook `json:"lifecycle_hook"`
}

// Hook is a lifecycle hook of a deployment. Target type PAUSE waits for ContinueServiceDeployment.
type Hook struct {
	TargetType     string   `json:"target_type"` // PAUSE or AWS_LAMBDA
	TargetARN      string   `json:"hook_target_arn"`
	RoleARN        string   `json:"role_arn"`
	Stages         []string `json:"lifecycle_stages"`
	TimeoutMinutes float64  `json:"timeout_in_minutes"`
	TimeoutAction  string   `json:"timeout_action"` // ROLLBACK or CONTINUE
}

// TypeTask names the records of tasks; their ID is the task's ARN.
const TypeTask = "ecs_task"

// Task is one task: a real process of the sandbox's runtime.
type Task struct {
	ARN            string `json:"arn"`
	Cluster        string `json:"cluster"`              // ARN
	Group          string `json:"group"`                // service:NAME or family:NAME
	Service        string `json:"service,omitempty"`    // ARN of the service it belongs to, if any
	TaskDefinition string `json:"task_definition"`      // ARN
	StartedBy      string `json:"started_by,omitempty"` // ID of the service deployment
	LastStatus     string `json:"last_status"`          // PROVISIONING, PENDING, RUNNING, DEPROVISIONING or STOPPED
	DesiredStatus  string `json:"desired_status"`       // RUNNING or STOPPED
	StopCode       string `json:"stop_code,omitempty"`  // EssentialContainerExited, TaskFailedToStart, ServiceSchedulerInitiated, UserInitiated
	StoppedReason  string `json:"stopped_reason,omitempty"`
	ExitCode       *int   `json:"exit_code,omitempty"`
	Container      string `json:"container,omitempty"` // name of the essential container
	Image          string `json:"image,omitempty"`
	Digest         string `json:"digest,omitempty"`
	LogGroup       string `json:"log_group,omitempty"`
	LogStream      string `json:"log_stream,omitempty"`
	// Address is host:port of the process on loopback; empty for tasks that listen on nothing.
	Address   string    `json:"address,omitempty"`
	PID       int       `json:"pid,omitempty"`
	CreatedAt time.Time `json:"created_at"`
	StartedAt time.Time `json:"started_at,omitzero"`
	StoppedAt time.Time `json:"stopped_at,omitzero"`
}
