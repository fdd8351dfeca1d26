variable "name" {
  description = "The cluster's name, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,255}$", var.name))
    error_message = "A cluster's name has at most 255 letters, digits, dashes and underscores."
  }
}

variable "account" {
  description = "Account of the cluster, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "key_arn" {
  description = "KMS key of the tasks' own disks and of shell sessions in them. Its policy must let Fargate use it for this cluster."
  type        = string
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the log group of shell sessions."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which shell sessions are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the role may do at most. Null: none."
  type        = string
  default     = null
}
