variable "fleet" {
  description = "The fleet's name. The break-glass role is named after it."
  type        = string
  nullable    = false
}

variable "name" {
  description = "Prefix of all other names, `<fleet>` or `<fleet>-<environment>`."
  type        = string
  nullable    = false
}

variable "account" {
  description = "The account, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "The region."
  type        = string
  nullable    = false
}

variable "account_wide" {
  description = "Whether this stack makes what the account has once."
  type        = bool
  default     = false
  nullable    = false
}

variable "region_wide" {
  description = "Whether this stack makes what the account has once in this region."
  type        = bool
  default     = false
  nullable    = false
}

variable "trail" {
  description = "The trail that this stack makes: `none`, `account`, or `organization` for all accounts of it."
  type        = string
  default     = "none"
  nullable    = false

  validation {
    condition     = contains(["none", "account", "organization"], var.trail)
    error_message = "trail is none, account or organization."
  }
}

variable "keep_days" {
  description = "Days for which AWS Config keeps its history."
  type        = number
  default     = 365
  nullable    = false
}

variable "baseline" {
  description = "Whether no bucket can be public, disks are encrypted by default, instance metadata takes tokens only, and passwords are long."
  type        = bool
  default     = true
  nullable    = false
}

variable "detection" {
  description = "Whether GuardDuty and Security Hub are on."
  type        = bool
  default     = false
  nullable    = false
}

variable "config" {
  description = "Whether AWS Config records all resources."
  type        = bool
  default     = false
  nullable    = false
}

variable "unused_access" {
  description = "Whether Access Analyzer looks for what is granted and not used."
  type        = bool
  default     = false
  nullable    = false
}

variable "break_glass" {
  description = "ARNs of those who may take the break-glass role that this stack makes. Empty: it makes none."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "break_glass_alarm" {
  description = "Whether the trail rings when a break-glass role of the fleet is taken."
  type        = bool
  default     = false
  nullable    = false
}

variable "audit" {
  description = "Bucket and KMS key of what trails and AWS Config deliver, from base/shared. Needed for both."
  type = object({
    bucket  = string
    key_arn = string
  })
  default = null

  validation {
    condition     = var.audit != null || (var.trail == "none" && !var.config)
    error_message = "A trail and AWS Config need the audit bucket of base/shared: apply that first."
  }
}

variable "log_key_arn" {
  description = "KMS key of the trail's log group."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which CloudWatch Logs keeps the trail's events."
  type        = number
  default     = 90
  nullable    = false
}

variable "topic_arn" {
  description = "SNS topic told of alarms and grave findings. Its policy must let CloudWatch and EventBridge publish."
  type        = string
  nullable    = false
}
