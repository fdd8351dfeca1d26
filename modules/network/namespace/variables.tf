variable "name" {
  description = "Name of the environment, `<fleet>-<environment>`. The names end in `<name>.internal`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.name))
    error_message = "The name is a part of DNS names: at most 63 lower-case letters, digits and dashes, no dash at its ends."
  }
}

variable "vpc_id" {
  description = "Network in which the names resolve."
  type        = string
  nullable    = false
}
