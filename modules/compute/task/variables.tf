variable "name" {
  description = "Name of the family, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,58}$", var.name))
    error_message = "A task's name has at most 58 letters, digits and dashes: its roles are named after it, and 64 is IAM's limit."
  }
}

variable "container_name" {
  description = "Name of the one container."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account of the task, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the task."
  type        = string
  nullable    = false
}

variable "repository" {
  description = "ECR repository of its images."
  type = object({
    arn = string
    url = string
  })
  nullable = false
}

variable "size" {
  description = "What one task gets: CPU in units (1024 is one vCPU) and memory in MiB."
  type = object({
    cpu    = number
    memory = number
  })
  nullable = false

  # docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html, "Task CPU and memory".
  validation {
    condition = try(contains({
      "256"   = [512, 1024, 2048]
      "512"   = range(1024, 4097, 1024)
      "1024"  = range(2048, 8193, 1024)
      "2048"  = range(4096, 16385, 1024)
      "4096"  = range(8192, 30721, 1024)
      "8192"  = range(16384, 61441, 4096)
      "16384" = range(32768, 122881, 8192)
    }[tostring(var.size.cpu)], var.size.memory), false)
    error_message = "Fargate does not offer this pair of CPU and memory: 256 goes with 512, 1024 or 2048, 512 with 1024 to 4096, 1024 with 2048 to 8192 …"
  }
}

variable "architecture" {
  description = "Processor of the image: `X86_64` or `ARM64`."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "architecture is X86_64 or ARM64."
  }
}

variable "port" {
  description = "Port on which the container listens. Null: it takes no requests."
  type        = number
  default     = null

  validation {
    condition     = var.port == null || try(var.port >= 1 && var.port <= 65535, false)
    error_message = "A port is 1 to 65535."
  }
}

variable "environment" {
  description = "Environment variables of the container. Nothing secret: they can be read in the console."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for k in keys(var.environment) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", k))])
    error_message = "An environment variable's name has letters, digits and underscores, and starts with no digit."
  }
}

variable "secrets" {
  description = "Environment variables that ECS fills at the start: `kind` is `parameter` (SSM) or `secret` (Secrets Manager), `key` picks a key of a JSON secret, `by_name` says that the ARN lacks the secret's random suffix."
  type = map(object({
    kind    = string
    arn     = string
    key     = optional(string)
    by_name = optional(bool, false)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for s in values(var.secrets) : contains(["parameter", "secret"], s.kind)])
    error_message = "A secret's kind is parameter or secret."
  }

  validation {
    condition     = alltrue([for s in values(var.secrets) : s.key == null || s.kind == "secret"])
    error_message = "Only a secret of Secrets Manager has keys."
  }

  validation {
    condition     = alltrue([for k in keys(var.secrets) : !contains(keys(var.environment), k)])
    error_message = "A variable is in environment or in secrets, not in both."
  }
}

variable "secrets_key_arn" {
  description = "KMS key of the secrets."
  type        = string
  nullable    = false
}

variable "buckets" {
  description = "ARNs of buckets in which the task may list, read, write and delete objects."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "data_key_arn" {
  description = "KMS key of the buckets."
  type        = string
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the log group."
  type        = string
  nullable    = false
}

variable "log_group" {
  description = "Name of the log group."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "drain_seconds" {
  description = "Seconds between SIGTERM and SIGKILL, at most 120."
  type        = number
  default     = 15
  nullable    = false

  validation {
    condition     = var.drain_seconds >= 2 && var.drain_seconds <= 120
    error_message = "Fargate waits 2 to 120 seconds."
  }
}

variable "vpc_id" {
  description = "Network of the task's security group."
  type        = string
  nullable    = false
}

variable "client_security_group_id" {
  description = "Group of the load balancer that sends requests to `port`. Needed where there is a port, but for peers."
  type        = string
  default     = null

  validation {
    condition     = var.port == null || var.client_security_group_id != null || try(var.peers.serves, false)
    error_message = "A task with a port needs the group of its load balancer, or peers that it serves."
  }
}

variable "peers" {
  description = "Tasks that find each other by name: their security group, whether this one is found, on `port`, and the ports of those that it calls, by name. Null: none."
  type = object({
    security_group_id = string
    serves            = optional(bool, false)
    ports             = optional(map(number), {})
  })
  default = null

  validation {
    condition     = !try(var.peers.serves, false) || var.port != null
    error_message = "A task that others find needs a port."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the roles may do at most. Null: none."
  type        = string
  default     = null
}
