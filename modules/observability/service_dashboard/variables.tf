variable "name" {
  description = "The dashboard's name, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,255}$", var.name))
    error_message = "A dashboard's name has at most 255 letters, digits, dashes and underscores."
  }
}

variable "region" {
  description = "Region of the metrics."
  type        = string
  nullable    = false
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false
}

variable "service" {
  description = "Name of the ECS service. Null: a job, which has no figures of its own."
  type        = string
  default     = null
}

variable "traffic" {
  description = "Whose requests are shown: the load balancer's and the two target groups' ARN suffixes. Null: the service takes no requests."
  type = object({
    load_balancer = string
    blue          = string
    green         = string
  })
  default = null
}

variable "log_group" {
  description = "Log group of the service."
  type        = string
  nullable    = false
}

variable "errors" {
  description = "The metric of lines about errors. Null: they are not counted."
  type = object({
    namespace = string
    metric    = string
  })
  default = null
}

variable "error_expression" {
  description = "Regular expression of the lines that the table of last errors shows."
  type        = string
  default     = "ERROR|FATAL|CRITICAL|level.{1,4}[Ee]rror|^panic"
  nullable    = false

  validation {
    condition     = !strcontains(var.error_expression, "/")
    error_message = "The expression stands between two slashes and holds none."
  }
}

variable "releases" {
  description = "The metric and the log group of releases, from observability/releases, and how they name this service: the ECS service's ARN, or CodeDeploy's application."
  type = object({
    namespace  = string
    metric     = string
    log_group  = string
    service    = string
    codedeploy = optional(bool, false)
  })
  nullable = false
}

variable "alarm_arns" {
  description = "Alarms whose state is shown at the top, at most 100."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.alarm_arns) <= 100
    error_message = "A widget shows at most 100 alarms."
  }
}
