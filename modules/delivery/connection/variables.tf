variable "name" {
  description = "The connection's name, at most 32 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{1,32}$", var.name))
    error_message = "A connection's name has 1 to 32 letters, digits, dots, dashes or underscores."
  }
}

variable "host" {
  description = "Who hosts the repository: `bitbucket`."
  type        = string
  default     = "bitbucket"
  nullable    = false

  validation {
    condition     = contains(["bitbucket"], var.host)
    error_message = "The repository's host is bitbucket."
  }
}
