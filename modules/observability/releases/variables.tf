variable "name" {
  description = "First part of all names, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,55}$", var.name))
    error_message = "The name has at most 55 letters, digits and dashes: the rule's adds nine, and 64 is its limit."
  }
}

variable "account" {
  description = "Account of the services, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the services."
  type        = string
  nullable    = false
}

variable "cluster" {
  description = "Name of the ECS cluster. CodeDeploy's applications begin with it."
  type        = string
  nullable    = false
}

variable "namespace" {
  description = "CloudWatch namespace of the metric, `<fleet>/<environment>`."
  type        = string
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the events that are kept."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which the events are kept."
  type        = number
  default     = 30
  nullable    = false
}
