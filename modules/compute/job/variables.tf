variable "name" {
  description = "The job's name, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,55}$", var.name))
    error_message = "A job's name has at most 55 letters, digits and dashes: its role is named after it, and 64 is IAM's limit."
  }
}

variable "account" {
  description = "Account of the job, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the job."
  type        = string
  nullable    = false
}

variable "schedule" {
  description = "When it runs, in EventBridge Scheduler's form: `rate(5 minutes)` or `cron(0 3 * * ? *)`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(rate\\([1-9][0-9]* (minute|minutes|hour|hours|day|days)\\)|cron\\([^ ]+( [^ ]+){5}\\))$", var.schedule))
    error_message = "A schedule is rate(5 minutes), or cron(0 3 * * ? *) with six fields."
  }
}

variable "time_zone" {
  description = "Time zone of a cron schedule."
  type        = string
  default     = "UTC"
  nullable    = false
}

variable "group" {
  description = "Group of schedules, from compute/scheduler."
  type        = string
  nullable    = false
}

variable "dead_letter_queue_arn" {
  description = "Queue that takes what could not be started, from compute/scheduler."
  type        = string
  nullable    = false
}

variable "queue_key_arn" {
  description = "KMS key of that queue."
  type        = string
  nullable    = false
}

variable "cluster_arn" {
  description = "Cluster in which it runs."
  type        = string
  nullable    = false
}

variable "task" {
  description = "What runs, from compute/task."
  type = object({
    definition_arn     = string
    family             = string
    task_role_arn      = string
    execution_role_arn = string
  })
  nullable = false
}

variable "subnet_ids" {
  description = "Subnets of its tasks."
  type        = list(string)
  nullable    = false
}

variable "security_group_ids" {
  description = "Security groups of its tasks, at most five."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.security_group_ids) >= 1 && length(var.security_group_ids) <= 5
    error_message = "A task has one to five security groups."
  }
}

variable "retries" {
  description = "How often the scheduler tries again to start it."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.retries >= 0 && var.retries <= 185
    error_message = "retries is 0 to 185."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the role may do at most. Null: none."
  type        = string
  default     = null
}
