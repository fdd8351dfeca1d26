variable "fleet" {
  description = "The fleet's name."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "The environment's name."
  type        = string
  nullable    = false
}

variable "name" {
  description = "What the names of the environment's own begin with: `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]+$", var.name))
    error_message = "A name has lower-case letters, digits and dashes, and starts with a letter."
  }
}

variable "account" {
  description = "Account of the environment, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "shared_account" {
  description = "Account of the pipelines, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.shared_account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the environment."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of the policy that every role which a pipeline makes must carry as its permissions boundary."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "The environment's network, in which services have their security groups."
  type        = string
  nullable    = false
}

variable "zone_id" {
  description = "Zone of the environment's domain."
  type        = string
  nullable    = false
}

variable "api_id" {
  description = "The environment's API, which services add their routes to. Null without."
  type        = string
  default     = null
}

variable "data_key_arn" {
  description = "KMS key of the buckets of sites."
  type        = string
  nullable    = false
}

variable "kept_buckets" {
  description = "ARNs of buckets of the environment that no pipeline may touch: the services' data, and access logs."
  type        = set(string)
  default     = []
  nullable    = false
}
