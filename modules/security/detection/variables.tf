variable "name" {
  description = "Prefix of all names, `<fleet>` or `<fleet>-<environment>`."
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
  description = "The region that is looked at. Detectors, recorders and analyzers look at one each."
  type        = string
  nullable    = false
}

variable "threats" {
  description = "Whether GuardDuty and Security Hub are on."
  type        = bool
  default     = false
  nullable    = false
}

variable "features" {
  description = "What GuardDuty looks at beyond CloudTrail, DNS and flow logs."
  type        = set(string)
  default     = ["EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"]
  nullable    = false

  validation {
    condition     = alltrue([for f in var.features : contains(["EBS_MALWARE_PROTECTION", "EKS_AUDIT_LOGS", "LAMBDA_NETWORK_LOGS", "RDS_LOGIN_EVENTS", "RUNTIME_MONITORING", "S3_DATA_EVENTS"], f)])
    error_message = "A feature is EBS_MALWARE_PROTECTION, EKS_AUDIT_LOGS, LAMBDA_NETWORK_LOGS, RDS_LOGIN_EVENTS, RUNTIME_MONITORING or S3_DATA_EVENTS."
  }
}

variable "standards" {
  description = "Standards that Security Hub holds the account to, as their ARNs end."
  type        = set(string)
  default     = ["aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/3.0.0"]
  nullable    = false
}

variable "unused_access" {
  description = "Whether Access Analyzer looks for what is granted and not used, too."
  type        = bool
  default     = false
  nullable    = false
}

variable "config" {
  description = "Where AWS Config keeps the history of all resources, in days for how long, and whether this region records what is global. Null: it is off."
  type = object({
    bucket    = string
    key_arn   = string
    keep_days = optional(number, 365)
    global    = optional(bool, true)
  })
  default = null

  validation {
    condition     = var.config == null || try(var.config.keep_days >= 30 && var.config.keep_days <= 2557, false)
    error_message = "AWS Config keeps a history for 30 to 2557 days."
  }
}

variable "topic_arn" {
  description = "SNS topic told of findings that are grave. Its policy must let EventBridge publish."
  type        = string
  nullable    = false
}
