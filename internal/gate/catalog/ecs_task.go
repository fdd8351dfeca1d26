package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// containers wants a condition of every container of a task definition.
func containers(c check.Condition) check.Condition {
	return check.Decoded("container_definitions", check.Every("container_definitions", c))
}

// riskyCapabilities let a process leave its container or read what others do.
// See the capabilities(7) manual and KernelCapabilities of the ECS API.
var riskyCapabilities = []string{
	"ALL", "SYS_ADMIN", "NET_ADMIN", "NET_RAW", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT",
	"DAC_READ_SEARCH", "SYS_TIME", "SYSLOG", "MAC_ADMIN", "AUDIT_CONTROL",
}

var ecsTask = []check.Check{
	{
		ID: "ecs-task-not-privileged", Family: check.Access, Severity: check.High,
		Title: "ECS task runs a privileged container",
		Why:   "A privileged container has the rights of root on its host: a hole in the application is one in every task there.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{ name = "app", image = var.image, privileged = false }])
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_334", "ECS.4"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(containers(check.False("privileged", false))),
	},
	{
		ID: "ecs-task-not-root", Family: check.Access, Severity: check.Medium,
		Title: "ECS task runs a container as root",
		Why:   "Root in a container is root for the kernel too, so an escape from it owns the host.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{ name = "app", image = var.image, user = "1000:1000" }])
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Aliases:   []string{"ECS.20"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(containers(check.Not(check.Match("user", "", `^(root|0)(:.*)?$`), "user is root"))),
	},
	{
		ID: "ecs-task-read-only-root", Family: check.Access, Severity: check.Low,
		Title: "ECS task can write to the root of its file system",
		Why:   "Where the root can be written, an intruder can leave tools there and change the program.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{ name = "app", image = var.image, readonlyRootFilesystem = true }])
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_336", "ECS.5"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(containers(check.True("readonlyRootFilesystem", false))),
	},
	{
		ID: "ecs-task-own-processes", Family: check.Access, Severity: check.High,
		Title: "ECS task sees the processes of its host",
		Why:   "With the host's process namespace a container can see, and with enough rights stop or read, what other tasks run.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  pid_mode = "task"
}`,
		Practices: []string{"SEC06-BP02"},
		Aliases:   []string{"CKV_AWS_335", "ECS.3"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(check.NoneOf("pid_mode", "", "host")),
	},
	{
		ID: "ecs-task-own-memory", Family: check.Access, Severity: check.High,
		Title: "ECS task shares memory with its host",
		Why:   "With the host's IPC namespace a container can read the shared memory and message queues of other tasks.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  ipc_mode = "none"
}`,
		Practices: []string{"SEC06-BP02"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(check.NoneOf("ipc_mode", "", "host")),
	},
	{
		ID: "ecs-task-own-network", Family: check.Network, Severity: check.Medium,
		Title: "ECS task has no network interface of its own",
		Why:   "In the modes host and bridge tasks share the address and the security groups of their host, so rules cannot tell them apart.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  network_mode = "awsvpc"
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:ecs_task_definition_network_mode_not_recommended", "ECS.17"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(check.OneOf("network_mode", "awsvpc", "awsvpc", "none")),
	},
	{
		ID: "ecs-volume-encrypted-in-transit", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "ECS task talks to its EFS volume unencrypted",
		Why:   "Files travel between the task and the file system in plain text, for everyone on the way to read.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.this.id
      transit_encryption = "ENABLED"
    }
  }
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_97", "AVD-AWS-0035", "KICS:ecs_task_definition_volume_not_encrypted", "ECS.18"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(check.Every("volume.efs_volume_configuration", check.OneOf("transit_encryption", "DISABLED", "ENABLED"))),
		Fix:       &check.Fix{Path: "volume.efs_volume_configuration.transit_encryption", Value: `"ENABLED"`},
	},
	{
		ID: "ecs-volume-authorized", Family: check.Access, Severity: check.Low,
		Title: "ECS task mounts its EFS volume without its role",
		Why:   "Without IAM authorization everything in the network that reaches the file system may mount it.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  volume {
    name = "data"
    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.this.id
      transit_encryption = "ENABLED"
      authorization_config {
        access_point_id = aws_efs_access_point.this.id
        iam             = "ENABLED"
      }
    }
  }
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(check.Every("volume.efs_volume_configuration", check.OneOf("authorization_config.iam", "DISABLED", "ENABLED"))),
	},
	{
		ID: "ecs-volume-not-host", Family: check.Access, Severity: check.High,
		Title: "ECS task mounts a folder by which it can take over its host",
		Why:   "Whoever writes to the socket of the container engine, or to the host's system folders, runs programs as root there.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  volume {
    name = "scratch"
  }
}`,
		Practices: []string{"SEC06-BP02"},
		Types:     []string{"aws_ecs_task_definition"},
		Look: check.Want(check.Not(check.Some("volume",
			check.Match("host_path", "", `^(/|/(etc|root|proc|sys|dev|boot|usr|bin|sbin|lib|lib64|var/lib/docker|var/lib/ecs)(/.*)?|(/var)?/run/(docker|containerd/containerd)\.sock|(/var)?/run)$`)),
			"a volume is a system folder of the host")),
	},
	{
		ID: "ecs-task-capabilities", Family: check.Access, Severity: check.High,
		Title: "ECS task gives a container dangerous capabilities",
		Why:   "With capabilities such as SYS_ADMIN a process leaves its container or reads what others do.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{
    name            = "app"
    image           = var.image
    linuxParameters = { capabilities = { drop = ["ALL"] } }
  }])
}`,
		Practices: []string{"SEC03-BP02", "SEC06-BP02"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(containers(check.Excludes("linuxParameters.capabilities.add", riskyCapabilities...))),
	},
	{
		ID: "ecs-task-logged", Family: check.Logging, Severity: check.Medium,
		Title: "ECS task writes no logs",
		Why:   "What a container prints is lost with it, so neither a crash nor an intrusion can be explained.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{
    name  = "app"
    image = var.image
    logConfiguration = {
      logDriver = "awslogs"
      options   = { awslogs-group = "/orders", awslogs-region = "us-east-1", awslogs-stream-prefix = "app" }
    }
  }])
}`,
		Practices: []string{"SEC04-BP01", "REL06-BP01"},
		Aliases:   []string{"ECS.9"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      check.Want(containers(check.Or(check.Given("logConfiguration"), check.Given("firelensConfiguration")))),
	},
	{
		ID: "ecs-task-own-role", Family: check.Access, Severity: check.Medium,
		Title: "ECS task has the role of the agent that starts it",
		Why:   "The execution role may pull every image and read the secrets of all containers; the program itself needs none of that.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  execution_role_arn = aws_iam_role.execution.arn
  task_role_arn      = aws_iam_role.task.arn
}`,
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_249"},
		Types:     []string{"aws_ecs_task_definition"},
		Look:      ownTaskRole,
	},
}

func ownTaskRole(s *check.Subject) {
	task, execution := s.Get("task_role_arn"), s.Get("execution_role_arn")
	a, _ := task.Text("")
	b, _ := execution.Text("")
	if a == "" || a != b {
		return
	}
	if r, ok := task.Ref(); ok && r.Variable() {
		s.Unsure(task, "task_role_arn and execution_role_arn are the same input, which is not set")
		return
	}
	if task.Given() == config.Yes {
		s.Fail(task, "task_role_arn and execution_role_arn are the same role")
	}
}
