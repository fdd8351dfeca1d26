variable "name" {
  description = "Prefix of the names, `<fleet>-<environment>-<os>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{3,120}$", var.name)) && !can(regex("^(?i:aws|amazon|amzn)", var.name))
    error_message = "A name has 3 to 120 letters, digits, dashes, dots and underscores, and does not start with aws, amazon or amzn."
  }
}

variable "os" {
  description = "Operating system of the instances, `linux` or `windows`."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["linux", "windows"], var.os)
    error_message = "os is linux or windows."
  }
}

variable "patch_group" {
  description = "Value of the tag PatchGroup of the instances, from compute/patching."
  type        = string
  nullable    = false
}

variable "log_group" {
  description = "Name of their log group, which the module makes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_./#-]{1,512}$", var.log_group))
    error_message = "A log group's name has at most 512 letters, digits and _./#-."
  }
}

variable "log_key_arn" {
  description = "KMS key of the logs. Its policy must let CloudWatch Logs use it."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30
  nullable    = false
}
