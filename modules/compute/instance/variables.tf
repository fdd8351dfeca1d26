variable "name" {
  description = "The instance's name, `<fleet>-<environment>-<instance>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,50}$", var.name))
    error_message = "An instance's name has at most 50 letters, digits and dashes: its schedules are named after it, and 64 is EventBridge Scheduler's limit."
  }
}

variable "account" {
  description = "Account of the instance, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the instance."
  type        = string
  nullable    = false
}

variable "os" {
  description = "Operating system, `linux` (Amazon Linux) or `windows` (Windows Server)."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["linux", "windows"], var.os)
    error_message = "os is linux or windows."
  }
}

variable "system_version" {
  description = "Version of the operating system: `2023` of Amazon Linux, `2022` or `2025` of Windows Server."
  type        = string
  nullable    = false

  validation {
    condition     = contains(var.os == "windows" ? ["2022", "2025"] : ["2023"], var.system_version)
    error_message = "system_version is 2023 for linux, and 2022 or 2025 for windows."
  }
}

variable "type" {
  description = "Instance type, such as t4g.micro. Its processor decides on the image."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", var.type))
    error_message = "A type looks like t4g.micro."
  }

  validation {
    condition     = var.os != "windows" || !can(regex("^[a-z]+[0-9]+g[a-z]*\\.", var.type))
    error_message = "Windows does not run on ARM machines."
  }
}

variable "disk_gb" {
  description = "Size of its disk in GiB, 8 at least, and 30 for Windows: the size of the image."
  type        = number
  nullable    = false

  validation {
    condition     = var.disk_gb >= (var.os == "windows" ? 30 : 8) && var.disk_gb <= 16384
    error_message = "disk_gb is 8 to 16384, and 30 at least for windows."
  }
}

variable "vpc_id" {
  description = "Its network."
  type        = string
  nullable    = false
}

variable "subnet_id" {
  description = "Its subnet, a private one from which Systems Manager can be reached."
  type        = string
  nullable    = false
}

variable "security_group_ids" {
  description = "Further security groups, such as those of a database's clients; at most four."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.security_group_ids) <= 4
    error_message = "An instance has at most five security groups, and one is its own."
  }
}

variable "data_key_arn" {
  description = "KMS key of its disk."
  type        = string
  nullable    = false
}

variable "patch_group" {
  description = "Group of the patch baseline that it follows, from compute/patching."
  type        = string
  nullable    = false
}

variable "agent" {
  description = "What the CloudWatch agent reads and writes, from observability/agent."
  type = object({
    parameter_arn = string
    log_group_arn = string
    namespace     = string
  })
  nullable = false
}

variable "protect" {
  description = "Whether terminating it takes two steps."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_topic_arns" {
  description = "SNS topics told when it fails its status checks."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "schedule" {
  description = "When it runs: stopped at `stop`, and started at `start` unless that is null, both as 08:30 in the time zone, on the days. Null: always."
  type = object({
    start = optional(string)
    stop  = string
    zone  = optional(string, "UTC")
    days  = optional(list(string), ["MON", "TUE", "WED", "THU", "FRI"])
  })
  default = null

  validation {
    condition     = alltrue([for t in try([var.schedule.start, var.schedule.stop], []) : t == null || can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]$", t))])
    error_message = "A time looks like 08:30."
  }

  validation {
    condition     = try(length(var.schedule.days) > 0 && alltrue([for d in var.schedule.days : contains(["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"], d)]), true)
    error_message = "Days are MON, TUE, WED, THU, FRI, SAT and SUN, and at least one."
  }
}

variable "scheduler" {
  description = "Where its schedules go, from compute/scheduler. Needed with a schedule."
  type = object({
    group                 = string
    dead_letter_queue_arn = string
    queue_key_arn         = string
  })
  default = null

  validation {
    condition     = var.schedule == null || var.scheduler != null
    error_message = "A schedule needs a scheduler."
  }
}

variable "patch_window" {
  description = "When a scheduled instance is woken to be patched, and put to sleep again, from compute/patching."
  type = object({
    start = string
    stop  = string
  })
  default = null
}

variable "permissions_boundary" {
  description = "Policy that says what its roles may do at most. Null: none."
  type        = string
  default     = null
}
