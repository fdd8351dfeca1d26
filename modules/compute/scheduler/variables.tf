variable "name" {
  description = "Name of the group of schedules, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-zA-Z_.-]{1,64}$", var.name))
    error_message = "A group's name has at most 64 letters, digits, dashes, dots and underscores."
  }
}

variable "key_arn" {
  description = "KMS key of the queue."
  type        = string
  nullable    = false
}

variable "alarm_topic_arns" {
  description = "SNS topics told when a job could not be started."
  type        = list(string)
  default     = []
  nullable    = false
}
