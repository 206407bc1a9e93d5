"""Vietnamese administrative reports (báo cáo) as section trees and typed numeric records."""
