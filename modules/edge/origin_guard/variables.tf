variable "name" {
  description = "The environment's name, `<fleet>-<environment>`. The web ACL is named `<name>-origin`."
  type        = string
  nullable    = false
}

variable "load_balancer_arn" {
  description = "Load balancer behind the API. It must have no other web ACL."
  type        = string
  nullable    = false
}

variable "header" {
  description = "Header that carries the key, in lower case."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.header))
    error_message = "The header has lower-case letters, digits and dashes."
  }
}

variable "keys" {
  description = "The keys that are good, from edge/origin_key."
  type        = object({ before = string, current = string, next = string })
  sensitive   = true
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the log of refused requests."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which that log is kept."
  type        = number
  default     = 30
  nullable    = false
}
