variable "name" {
  description = "The service's name on AWS, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9-]*$", var.name))
    error_message = "A service's name has letters, digits and dashes."
  }
}

variable "service" {
  description = "The service's name in the fleet: the first part of its metric's name."
  type        = string
  nullable    = false
}

variable "namespace" {
  description = "CloudWatch namespace of the metric, `<fleet>/<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_./#-]{1,255}$", var.namespace)) && !startswith(var.namespace, "AWS/")
    error_message = "A namespace has letters, digits and ._/#-, and does not begin with AWS/."
  }
}

variable "log_group" {
  description = "Log group of the service."
  type        = string
  nullable    = false
}

variable "errors" {
  description = "How many lines about errors in five minutes set the alarm off. 0: neither metric nor alarm."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.errors >= 0 && floor(var.errors) == var.errors
    error_message = "errors is a whole number from 0."
  }
}

variable "pattern" {
  description = "Filter pattern of CloudWatch Logs for lines about errors. The default finds ERROR, FATAL and CRITICAL, level=error in text and JSON, and a panic."
  type        = string
  default     = "%ERROR|FATAL|CRITICAL|level.{1,4}[Ee]rror|^panic%"
  nullable    = false

  validation {
    condition     = length(var.pattern) >= 1 && length(var.pattern) <= 1024
    error_message = "A filter pattern has 1 to 1024 characters."
  }
}

variable "traffic" {
  description = "Whose requests are watched for anomalies: the load balancer's and the two target groups' ARN suffixes. Null: the service takes no requests."
  type = object({
    load_balancer = string
    blue          = string
    green         = string
  })
  default = null
}

variable "anomalies" {
  description = "Whether requests and latency far off their usual band set an alarm off."
  type        = bool
  default     = false
  nullable    = false
}

variable "contributors" {
  description = "Fields of the service's JSON log, such as `client` or `http.path`, whose most frequent values Contributor Insights counts together. None: no rule."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.contributors) <= 4 && alltrue([for f in var.contributors : can(regex("^[A-Za-z_][A-Za-z0-9_.-]*$", f))])
    error_message = "Contributor Insights takes at most four fields, with letters, digits and _.-"
  }
}

variable "part_names" {
  description = "Other alarms of the service, such as those that roll a release back. With any, a composite alarm sums all up and is the only one that tells."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "alarm_topic_arns" {
  description = "SNS topics told when the service becomes unwell, and when it is well again."
  type        = list(string)
  default     = []
  nullable    = false
}
