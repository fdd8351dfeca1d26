variable "name" {
  description = "The trail's name, and the prefix of all others."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9-]{1,56}[a-zA-Z0-9]$", var.name))
    error_message = "A trail's name has 3 to 58 letters, digits and dashes: its role adds six, and 64 is IAM's limit."
  }
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
  description = "Home region of the trail. It records all regions."
  type        = string
  nullable    = false
}

variable "bucket" {
  description = "Bucket that keeps the events, in this account or another. Its policy must let this trail write."
  type        = string
  nullable    = false
}

variable "key_arn" {
  description = "KMS key of the files in the bucket. Its policy must let CloudTrail use it for this trail."
  type        = string
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the log group."
  type        = string
  nullable    = false
}

variable "organization" {
  description = "Whether it records all accounts of the organization. Only the organization's management account, or one it has delegated CloudTrail to, can."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which CloudWatch Logs keeps the events. The bucket keeps them longer."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "break_glass_role" {
  description = "Name of a role whose use is alarmed. Null: none."
  type        = string
  default     = null
}

variable "alarm_topic_arns" {
  description = "SNS topics told of what a person wants to hear of at once."
  type        = list(string)
  nullable    = false
}
