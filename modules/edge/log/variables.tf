variable "name" {
  description = "Name of the delivery, that of the distribution."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,60}$", var.name))
    error_message = "A delivery's name has at most 60 letters, digits, dashes and underscores."
  }
}

variable "distribution_arn" {
  description = "Distribution whose requests are logged."
  type        = string
  nullable    = false
}

variable "bucket_arn" {
  description = "Bucket that takes the logs, under `AWSLogs/<account>/CloudFront/`. Its policy must let CloudWatch Logs deliver there."
  type        = string
  nullable    = false
}
