variable "name" {
  description = "The fleet's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,127}$", var.name))
    error_message = "A fleet's name has 2 to 128 letters, digits, dashes or underscores."
  }
}

variable "size" {
  description = "CodeBuild's compute type of each machine."
  type        = string
  default     = "BUILD_GENERAL1_MEDIUM"
  nullable    = false

  validation {
    condition     = can(regex("^BUILD_GENERAL1_(SMALL|MEDIUM|LARGE|XLARGE|2XLARGE)$", var.size))
    error_message = "A size is such as BUILD_GENERAL1_MEDIUM."
  }
}

variable "machines" {
  description = "Machines that always run, and are paid for by the minute whether they build or not."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.machines >= 1
    error_message = "A fleet has one machine at least."
  }
}

variable "max" {
  description = "Machines at most, as the load rises. No more than `machines`: it does not grow."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.max >= 0
    error_message = "There is no number of machines below none."
  }
}
