variable "name" {
  description = "The topic's name, `<fleet>-<environment>-alerts`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,256}$", var.name))
    error_message = "A topic's name has at most 256 letters, digits, dashes and underscores."
  }
}

variable "account" {
  description = "Account whose alarms may send, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the alarms."
  type        = string
  nullable    = false
}

variable "key_arn" {
  description = "KMS key of the messages. Its policy must let CloudWatch use it."
  type        = string
  nullable    = false
}

variable "emails" {
  description = "Addresses that are told. Each gets a message with a link to confirm."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for e in var.emails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", e))])
    error_message = "An e-mail address looks like oncall@cambio.example."
  }
}

variable "budgets" {
  description = "Whether AWS Budgets may send too. The key's policy must let budgets.amazonaws.com use it."
  type        = bool
  default     = false
  nullable    = false
}

variable "pipelines" {
  description = "Whether notification rules of pipelines may send too. The key's policy must let codestar-notifications.amazonaws.com use it."
  type        = bool
  default     = false
  nullable    = false
}

variable "events" {
  description = "Whether rules of EventBridge may send too, such as those that tell of findings. The key's policy must let events.amazonaws.com use it."
  type        = bool
  default     = false
  nullable    = false
}
