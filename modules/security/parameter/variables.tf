variable "name" {
  description = "The parameter's name, a path such as `/cambio/prod/rates-url`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(/[a-zA-Z0-9_.-]+)+$", var.name)) && length(var.name) <= 1011 && length(split("/", var.name)) <= 16
    error_message = "A parameter's name is a path of at most 15 levels, of letters, digits and _.-"
  }

  validation {
    condition     = !can(regex("(?i)^/(aws|ssm)", var.name))
    error_message = "Names that begin with aws or ssm are AWS's own."
  }
}

variable "description" {
  description = "What the parameter is for, as the console shows it."
  type        = string
  default     = null
}

variable "key_arn" {
  description = "KMS key of the value."
  type        = string
  nullable    = false
}

variable "value" {
  description = "The value, at most 4096 characters. It is written and forgotten: no state and no plan has it."
  type        = string
  sensitive   = true
  ephemeral   = true
  nullable    = false

  validation {
    condition     = length(var.value) >= 1 && length(var.value) <= 4096
    error_message = "A value has 1 to 4096 characters."
  }
}

variable "value_version" {
  description = "Number of the value. Another number writes the value again."
  type        = number
  default     = 1
  nullable    = false
}
