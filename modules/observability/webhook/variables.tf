variable "name" {
  description = "First part of all names, `<fleet>-<environment>`. Alarms whose names begin with it are told of."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,50}$", var.name))
    error_message = "The name has at most 50 letters, digits and dashes: a role's adds fourteen, and 64 is its limit."
  }
}

variable "account" {
  description = "Account of the alarms, twelve digits."
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

variable "secret_name" {
  description = "Name of the secret in Secrets Manager whose value is the webhook's URL, alone. It is made by hand, and its value is in no state."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_+=.@-]{1,512}$", var.secret_name))
    error_message = "A secret's name has letters, digits and /_+=.@-; a URL is not a name: keep it in a secret."
  }
}

variable "secrets_key_arn" {
  description = "KMS key of the environment's secrets."
  type        = string
  nullable    = false
}

variable "part_suffixes" {
  description = "How the names of alarms end that a composite alarm sums up. They are not told of."
  type        = list(string)
  default     = ["-b", "-g", "-part"]
  nullable    = false
}

variable "alarm_topic_arns" {
  description = "SNS topics told when the webhook takes no messages."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the roles may do at most. Null: none."
  type        = string
  default     = null
}
