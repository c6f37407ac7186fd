// Made by `npm run types` from admin-service/openapi.json. Do not edit.

export interface paths {
    "/ai/providers/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_4"];
        put?: never;
        post: operations["create_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/providers/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["one_1"];
        put?: never;
        post?: never;
        delete: operations["delete_2"];
        options?: never;
        head?: never;
        patch: operations["change_1"];
        trace?: never;
    };
    "/ai/providers/keys/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ai/providers/keys/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listKeys"];
        put?: never;
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getKey"];
        put?: never;
        post?: never;
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch: operations["changeKey"];
        trace?: never;
    };
    "/api/ai/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["whoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changeOwnPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put: operations["write"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["aliases"];
        put?: never;
        post: operations["create_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/aliases/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alias"];
        put: operations["put"];
        post?: never;
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/models/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPeople"];
        put?: never;
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/ai/pricing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put: operations["add"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["one_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/reprice/{run}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/pricing/unpriced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["unpriced_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_3"];
        put?: never;
        post: operations["create_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["one_2"];
        put?: never;
        post?: never;
        delete: operations["delete_3"];
        options?: never;
        head?: never;
        patch: operations["change_2"];
        trace?: never;
    };
    "/api/ai/providers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/providers/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_2"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["one"];
        put?: never;
        post?: never;
        delete: operations["delete_1"];
        options?: never;
        head?: never;
        patch: operations["change"];
        trace?: never;
    };
    "/api/ai/usage/by-provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["byProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/by-tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["byTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/by/{dimension}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["usageBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["findRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["timeseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/top-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["topModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ai/usage/unpriced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["unpriced"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signInByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActorView: {
            id?: string | null;
            kind?: string | null;
            name?: string | null;
        };
        AliasEntry: {
            fallbacks?: string[] | null;
            name?: string | null;
            target?: string | null;
        };
        Asked: {
            dry_run?: boolean | null;
            /** Format: date-time */
            from?: string | null;
            model?: string | null;
            /** Format: date-time */
            to?: string | null;
        };
        AttemptRecord: {
            /** Format: int64 */
            readonly completion_tokens?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            input_audio?: number | null;
            /** Format: int64 */
            input_cache_read?: number | null;
            /** Format: int64 */
            input_cache_write_1h?: number | null;
            /** Format: int64 */
            input_cache_write_5m?: number | null;
            /** Format: int64 */
            input_uncached?: number | null;
            model?: string | null;
            /** Format: int64 */
            ms?: number | null;
            /** Format: int64 */
            output_audio?: number | null;
            /** Format: int64 */
            output_reasoning?: number | null;
            /** Format: int64 */
            output_text?: number | null;
            /** @enum {string|null} */
            phase?: "not_sent" | "sent" | "headers" | "content" | "done" | null;
            /** Format: int64 */
            readonly prompt_tokens?: number | null;
            provider?: string | null;
            provider_request_id?: string | null;
            /** Format: int32 */
            status?: number | null;
            /** Format: int64 */
            readonly total_tokens?: number | null;
            /** @enum {string|null} */
            usage_source?: "provider" | "provider_partial" | "estimated" | "none" | null;
            why?: string | null;
        };
        BucketItem: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: date-time */
            bucket?: string | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        CatalogView: {
            aliases?: components["schemas"]["AliasEntry"][] | null;
            items?: components["schemas"]["ModelView"][] | null;
            next_cursor?: string | null;
        };
        ChangedRule: {
            models?: string[] | null;
        };
        Circuit: {
            /** Format: int32 */
            calls?: number | null;
            /** Format: float */
            failure_rate?: number | null;
            model?: string | null;
            provider?: string | null;
            state?: string | null;
        };
        CircuitView: {
            /** Format: int32 */
            calls?: number | null;
            /** Format: float */
            failure_rate?: number | null;
            gateway?: string | null;
            model?: string | null;
            state?: string | null;
        };
        ClientGone: {
            stream?: string | null;
            whole?: string | null;
        };
        Conversation: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            conversation_id?: string | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            /** Format: date-time */
            first_at?: string | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            /** Format: date-time */
            last_at?: string | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        ConversationDetail: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            conversation_id?: string | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            items?: components["schemas"]["UsageRecord"][] | null;
            next_cursor?: string | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        Csrf: {
            header?: string | null;
            token?: string | null;
        };
        EntryView: {
            action?: string | null;
            actor?: components["schemas"]["ActorView"] | null;
            after?: string | null;
            /** Format: date-time */
            at?: string | null;
            before?: string | null;
            hash?: string | null;
            /** Format: int64 */
            seq?: number | null;
            subject?: string | null;
        };
        Found: {
            items?: components["schemas"]["UsageRecord"][] | null;
        };
        GatewayView: {
            circuits?: components["schemas"]["Circuit"][] | null;
            degraded?: string[] | null;
            gateway?: string | null;
            is_current?: boolean | null;
            snapshot_version?: string | null;
            spool?: components["schemas"]["Spool"] | null;
            /** Format: date-time */
            started_at?: string | null;
            /** Format: date-time */
            told_at?: string | null;
            version?: string | null;
        };
        GroupItem: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
            value?: string | null;
        };
        Groups: {
            items?: components["schemas"]["GroupItem"][] | null;
        };
        ItemsBucketItem: {
            items?: components["schemas"]["BucketItem"][] | null;
        };
        ItemsModelItem: {
            items?: components["schemas"]["ModelItem"][] | null;
        };
        ItemsProviderItem: {
            items?: components["schemas"]["ProviderItem"][] | null;
        };
        ItemsQuarantined: {
            items?: components["schemas"]["Quarantined"][] | null;
        };
        ItemsTagItem: {
            items?: components["schemas"]["TagItem"][] | null;
        };
        ItemsUnpriced: {
            items?: components["schemas"]["Unpriced"][] | null;
        };
        JsonNode: {
            array?: boolean | null;
            bigDecimal?: boolean | null;
            bigInteger?: boolean | null;
            binary?: boolean | null;
            boolean?: boolean | null;
            container?: boolean | null;
            double?: boolean | null;
            embeddedValue?: boolean | null;
            empty?: boolean | null;
            float?: boolean | null;
            floatingPointNumber?: boolean | null;
            int?: boolean | null;
            integralNumber?: boolean | null;
            long?: boolean | null;
            missingNode?: boolean | null;
            /** @enum {string|null} */
            nodeType?: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING" | null;
            null?: boolean | null;
            number?: boolean | null;
            object?: boolean | null;
            pojo?: boolean | null;
            short?: boolean | null;
            string?: boolean | null;
            /** @deprecated */
            textual?: boolean | null;
            valueNode?: boolean | null;
        };
        KeySettings: {
            byok?: boolean | null;
            capture?: boolean | null;
            client_gone?: components["schemas"]["ClientGone"] | null;
            /** Format: date-time */
            expires_at?: string | null;
            is_active?: boolean | null;
            models?: string[] | null;
            name?: string | null;
            permissions?: string[] | null;
            tags?: {
                [key: string]: string;
            } | null;
            team?: string | null;
            user?: string | null;
        };
        KeyView: {
            byok?: boolean | null;
            capture?: boolean | null;
            client_gone?: components["schemas"]["ClientGone"] | null;
            /** Format: date-time */
            created_at?: string | null;
            created_by?: string | null;
            /** Format: date-time */
            expires_at?: string | null;
            id?: string | null;
            is_active?: boolean | null;
            key?: string | null;
            key_masked?: string | null;
            models?: string[] | null;
            name?: string | null;
            permissions?: string[] | null;
            refused?: string | null;
            /** Format: date-time */
            revoked_at?: string | null;
            /** Format: date-time */
            rotated_until?: string | null;
            tags?: {
                [key: string]: string;
            } | null;
            team?: string | null;
            user?: string | null;
        };
        Me: {
            csrf?: components["schemas"]["Csrf"] | null;
            id?: string | null;
            kind?: string | null;
            name?: string | null;
            permissions?: string[] | null;
            team?: string | null;
            user?: string | null;
        };
        ModelEntry: {
            capabilities?: string[] | null;
            /** Format: int64 */
            context_length?: number | null;
            /** Format: int64 */
            created?: number | null;
            display_name?: string | null;
            kind?: string | null;
            /** Format: int64 */
            max_output_tokens?: number | null;
            name?: string | null;
            provider?: string | null;
        };
        ModelItem: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            model?: string | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        ModelView: {
            capabilities?: string[] | null;
            /** Format: int64 */
            context_length?: number | null;
            /** Format: int64 */
            created?: number | null;
            display_name?: string | null;
            kind?: string | null;
            /** Format: int64 */
            max_output_tokens?: number | null;
            name?: string | null;
            price?: string | null;
            provider?: string | null;
            usable?: boolean | null;
        };
        NewPassword: {
            current?: string | null;
            new?: string | null;
        };
        NewRule: {
            models?: string[] | null;
            scope?: string | null;
            subject?: string | null;
        };
        PageAliasEntry: {
            items?: components["schemas"]["AliasEntry"][] | null;
            next_cursor?: string | null;
        };
        PageConversation: {
            items?: components["schemas"]["Conversation"][] | null;
            next_cursor?: string | null;
        };
        PageEntryView: {
            items?: components["schemas"]["EntryView"][] | null;
            next_cursor?: string | null;
        };
        PageGatewayView: {
            items?: components["schemas"]["GatewayView"][] | null;
            next_cursor?: string | null;
        };
        PageKeyView: {
            items?: components["schemas"]["KeyView"][] | null;
            next_cursor?: string | null;
        };
        PageModelEntry: {
            items?: components["schemas"]["ModelEntry"][] | null;
            next_cursor?: string | null;
        };
        PagePersonView: {
            items?: components["schemas"]["PersonView"][] | null;
            next_cursor?: string | null;
        };
        PagePriceView: {
            items?: components["schemas"]["PriceView"][] | null;
            next_cursor?: string | null;
        };
        PageProviderView: {
            items?: components["schemas"]["ProviderView"][] | null;
            next_cursor?: string | null;
        };
        PageRuleView: {
            items?: components["schemas"]["RuleView"][] | null;
            next_cursor?: string | null;
        };
        PageUnpricedView: {
            items?: components["schemas"]["UnpricedView"][] | null;
            next_cursor?: string | null;
        };
        PageUsageRecord: {
            items?: components["schemas"]["UsageRecord"][] | null;
            next_cursor?: string | null;
        };
        PersonSettings: {
            email?: string | null;
            is_active?: boolean | null;
            name?: string | null;
            password?: string | null;
            role?: string | null;
            sees_ledger?: boolean | null;
            team?: string | null;
        };
        PersonView: {
            /** Format: date-time */
            created_at?: string | null;
            email?: string | null;
            has_password?: boolean | null;
            id?: string | null;
            is_active?: boolean | null;
            issuer?: string | null;
            name?: string | null;
            role?: string | null;
            sees_ledger?: boolean | null;
            team?: string | null;
        };
        PriceView: {
            author?: string | null;
            /** Format: date-time */
            created_at?: string | null;
            id?: string | null;
            input_audio?: string | null;
            input_cache_read?: string | null;
            input_cache_write_1h?: string | null;
            input_cache_write_5m?: string | null;
            input_uncached?: string | null;
            is_bundled?: boolean | null;
            model?: string | null;
            output_audio?: string | null;
            output_reasoning?: string | null;
            output_text?: string | null;
            prefix?: boolean | null;
            provider?: string | null;
            service_tiers?: {
                [key: string]: components["schemas"]["ScheduleView"];
            } | null;
            source?: string | null;
            tiers?: components["schemas"]["TierView"][] | null;
            /** Format: date-time */
            valid_from?: string | null;
            /** Format: date-time */
            valid_to?: string | null;
        };
        ProviderItem: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            provider?: string | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        ProviderRequest: {
            api_key?: string | null;
            base_url?: string | null;
            credential?: string | null;
            default_model?: string | null;
            dialect?: string | null;
            display_name?: string | null;
            embeddings?: boolean | null;
            is_active?: boolean | null;
            owners?: string[] | null;
            prefixes?: string[] | null;
            provider?: string | null;
            quirks?: string[] | null;
            skip_test?: boolean | null;
        };
        ProviderView: {
            api_key_masked?: string | null;
            base_url?: string | null;
            circuits?: components["schemas"]["CircuitView"][] | null;
            /** Format: date-time */
            created_at?: string | null;
            credential?: string | null;
            default_model?: string | null;
            dialect?: string | null;
            display_name?: string | null;
            embeddings?: boolean | null;
            id?: string | null;
            is_active?: boolean | null;
            is_custom?: boolean | null;
            key_id?: string | null;
            /** Format: int64 */
            key_version?: number | null;
            label?: string | null;
            /** Format: date-time */
            last_verified?: string | null;
            owners?: string[] | null;
            prefixes?: string[] | null;
            provider?: string | null;
            quirks?: string[] | null;
            /** Format: date-time */
            updated_at?: string | null;
        };
        Quarantined: {
            gateway?: string | null;
            /** Format: uuid */
            id?: string | null;
            reason?: string | null;
            /** Format: date-time */
            received_at?: string | null;
            record?: string | null;
        };
        RepriceRun: {
            author?: string | null;
            cost_usd_after?: string | null;
            cost_usd_before?: string | null;
            dry_run?: boolean | null;
            error?: string | null;
            /** Format: date-time */
            finished_at?: string | null;
            /** Format: date-time */
            from?: string | null;
            model?: string | null;
            /** Format: int64 */
            rows?: number | null;
            /** Format: int64 */
            rows_changed?: number | null;
            /** Format: uuid */
            run?: string | null;
            /** Format: date-time */
            started_at?: string | null;
            state?: string | null;
            /** Format: date-time */
            to?: string | null;
            /** Format: date-time */
            undone_at?: string | null;
            /** Format: int64 */
            unpriced_after?: number | null;
            /** Format: int64 */
            unpriced_before?: number | null;
        };
        Result: {
            error?: string | null;
            /** Format: int64 */
            latency_ms?: number | null;
            provider?: string | null;
            success?: boolean | null;
        };
        Rotation: {
            /** Format: int64 */
            overlap?: number | null;
        };
        RouteView: {
            fallbacks?: components["schemas"]["TargetView"][] | null;
            is_listed?: boolean | null;
            model?: string | null;
            name?: string | null;
            price?: string | null;
            provider?: string | null;
            usable?: boolean | null;
        };
        RuleView: {
            /** Format: date-time */
            created_at?: string | null;
            id?: string | null;
            models?: string[] | null;
            scope?: string | null;
            subject?: string | null;
            /** Format: date-time */
            updated_at?: string | null;
        };
        ScheduleView: {
            input_audio?: string | null;
            input_cache_read?: string | null;
            input_cache_write_1h?: string | null;
            input_cache_write_5m?: string | null;
            input_uncached?: string | null;
            output_audio?: string | null;
            output_reasoning?: string | null;
            output_text?: string | null;
            tiers?: components["schemas"]["TierView"][] | null;
        };
        SignIn: {
            password?: string | null;
            user?: string | null;
        };
        Spool: {
            /** Format: int64 */
            bytes?: number | null;
            /** Format: int64 */
            lost?: number | null;
            /** Format: int64 */
            waiting?: number | null;
        };
        Summary: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            by_model?: components["schemas"]["ModelItem"][] | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            /** Format: date-time */
            from?: string | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            /** Format: date-time */
            to?: string | null;
            total_cost_microcents?: number | null;
            total_cost_usd?: string | null;
            total_input_tokens?: number | null;
            total_output_tokens?: number | null;
            /** Format: int64 */
            total_requests?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
        };
        TagItem: {
            /** Format: double */
            avg_latency_ms?: number | null;
            /** Format: double */
            avg_ttft_ms?: number | null;
            /** Format: int64 */
            byok_count?: number | null;
            /** Format: int64 */
            client_closed_count?: number | null;
            completion_tokens?: number | null;
            cost_microcents?: number | null;
            cost_usd?: string | null;
            /** Format: int64 */
            error_count?: number | null;
            /** Format: int64 */
            estimated_requests?: number | null;
            input_audio?: number | null;
            input_cache_read?: number | null;
            input_cache_write_1h?: number | null;
            input_cache_write_5m?: number | null;
            input_uncached?: number | null;
            output_audio?: number | null;
            output_reasoning?: number | null;
            output_text?: number | null;
            /** Format: int64 */
            p50_latency_ms?: number | null;
            /** Format: int64 */
            p50_ttft_ms?: number | null;
            /** Format: int64 */
            p95_latency_ms?: number | null;
            /** Format: int64 */
            p95_ttft_ms?: number | null;
            /** Format: int64 */
            p99_latency_ms?: number | null;
            /** Format: int64 */
            p99_ttft_ms?: number | null;
            prompt_tokens?: number | null;
            /** Format: int64 */
            requests?: number | null;
            /** Format: int64 */
            streaming_count?: number | null;
            total_tokens?: number | null;
            /** Format: int64 */
            unpriced_requests?: number | null;
            value?: string | null;
        };
        TargetView: {
            is_listed?: boolean | null;
            model?: string | null;
            name?: string | null;
            price?: string | null;
            provider?: string | null;
            usable?: boolean | null;
        };
        TierView: {
            /** Format: int64 */
            above_prompt_tokens?: number | null;
            input_audio?: string | null;
            input_cache_read?: string | null;
            input_cache_write_1h?: string | null;
            input_cache_write_5m?: string | null;
            input_uncached?: string | null;
            output_audio?: string | null;
            output_reasoning?: string | null;
            output_text?: string | null;
        };
        Unpriced: {
            completion_tokens?: number | null;
            /** Format: date-time */
            first_at?: string | null;
            /** Format: date-time */
            last_at?: string | null;
            model?: string | null;
            prompt_tokens?: number | null;
            provider?: string | null;
            /** Format: int64 */
            requests?: number | null;
            service_tier?: string | null;
        };
        UnpricedView: {
            /** Format: date-time */
            first_seen?: string | null;
            /** Format: date-time */
            last_seen?: string | null;
            model?: string | null;
            provider?: string | null;
            /** Format: int64 */
            requests?: number | null;
        };
        UsageRecord: {
            attempts?: components["schemas"]["AttemptRecord"][] | null;
            byok_fingerprint?: string | null;
            /** Format: int64 */
            readonly completion_tokens?: number | null;
            conversation_id?: string | null;
            /** Format: int64 */
            readonly cost_microcents?: number | null;
            cost_usd?: string | null;
            error_code?: string | null;
            finish_reason?: string | null;
            front?: string | null;
            /** Format: uuid */
            id?: string | null;
            /** Format: int64 */
            input_audio?: number | null;
            /** Format: int64 */
            input_cache_read?: number | null;
            /** Format: int64 */
            input_cache_write_1h?: number | null;
            /** Format: int64 */
            input_cache_write_5m?: number | null;
            /** Format: int64 */
            input_uncached?: number | null;
            is_byok?: boolean | null;
            is_streaming?: boolean | null;
            key_id?: string | null;
            /** Format: int64 */
            latency_ms?: number | null;
            model_requested?: string | null;
            model_served?: string | null;
            /** @enum {string|null} */
            outcome?: "ok" | "client_error" | "provider_error" | "timeout" | "client_closed" | "limited" | "budget" | "interrupted" | "internal" | null;
            /** Format: int64 */
            output_audio?: number | null;
            /** Format: int64 */
            output_reasoning?: number | null;
            /** Format: int64 */
            output_text?: number | null;
            /** Format: int64 */
            overhead_us?: number | null;
            price_id?: string | null;
            /** Format: int64 */
            readonly prompt_tokens?: number | null;
            provider?: string | null;
            provider_cost_usd?: string | null;
            provider_key_id?: string | null;
            provider_request_id?: string | null;
            request_id?: string | null;
            service_tier?: string | null;
            /** Format: date-time */
            started_at?: string | null;
            /** Format: int32 */
            status?: number | null;
            tags?: {
                [key: string]: string;
            } | null;
            team?: string | null;
            /** Format: int64 */
            readonly total_tokens?: number | null;
            trace_id?: string | null;
            /** Format: int64 */
            ttft_ms?: number | null;
            /** @enum {string|null} */
            usage_source?: "provider" | "provider_partial" | "estimated" | "none" | null;
            user?: string | null;
        };
        Written: {
            items?: components["schemas"]["JsonNode"][] | null;
        };
        WrittenAlias: {
            fallbacks?: string[] | null;
            name?: string | null;
            target?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageProviderView"];
                };
            };
        };
    };
    create_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    one_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    delete_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    test_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Result"];
                };
            };
        };
    };
    test_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Result"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                subject?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageEntryView"];
                };
            };
        };
    };
    gateways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageGatewayView"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageKeyView"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeySettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["KeyView"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["KeyView"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeySettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["KeyView"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["KeyView"];
                };
            };
        };
    };
    whoAmI: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Me"];
                };
            };
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_1: {
        parameters: {
            query?: {
                provider?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CatalogView"];
                };
            };
        };
    };
    write: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Written"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageModelEntry"];
                };
            };
        };
    };
    aliases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageAliasEntry"];
                };
            };
        };
    };
    create_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenAlias"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AliasEntry"];
                };
            };
        };
    };
    alias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AliasEntry"];
                };
            };
        };
    };
    put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrittenAlias"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AliasEntry"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    resolve: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RouteView"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePersonView"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PersonView"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PersonView"];
                };
            };
        };
    };
    deletePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PersonView"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePriceView"];
                };
            };
        };
    };
    add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Written"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePriceView"];
                };
            };
        };
    };
    history: {
        parameters: {
            query: {
                model: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagePriceView"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Asked"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RepriceRun"];
                };
            };
        };
    };
    one_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RepriceRun"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RepriceRun"];
                };
            };
        };
    };
    unpriced_1: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageUnpricedView"];
                };
            };
        };
    };
    list_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageProviderView"];
                };
            };
        };
    };
    create_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    one_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    delete_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ProviderView"];
                };
            };
        };
    };
    test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Result"];
                };
            };
        };
    };
    test_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Result"];
                };
            };
        };
    };
    list_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageRuleView"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RuleView"];
                };
            };
        };
    };
    one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RuleView"];
                };
            };
        };
    };
    delete_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedRule"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RuleView"];
                };
            };
        };
    };
    byProvider: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                order?: string;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsProviderItem"];
                };
            };
        };
    };
    byTag: {
        parameters: {
            query: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                name: string;
                order?: string;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsTagItem"];
                };
            };
        };
    };
    usageBy: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                order?: string;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path: {
                dimension: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Groups"];
                };
            };
        };
    };
    conversations: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                cursor?: string;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                limit?: number;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageConversation"];
                };
            };
        };
    };
    conversation: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                cursor?: string;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                limit?: number;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ConversationDetail"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                format?: string;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    quarantine: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsQuarantined"];
                };
            };
        };
    };
    recent: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                cursor?: string;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                limit?: number;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PageUsageRecord"];
                };
            };
        };
    };
    findRequests: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Found"];
                };
            };
        };
    };
    summary: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Summary"];
                };
            };
        };
    };
    timeseries: {
        parameters: {
            query?: {
                bucket?: string;
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsBucketItem"];
                };
            };
        };
    };
    topModels: {
        parameters: {
            query?: {
                byok?: boolean | null;
                conversation?: string | null;
                from?: string | null;
                front?: string | null;
                key?: string | null;
                limit?: number;
                maxCost?: string | null;
                maxTokens?: number | null;
                minCost?: string | null;
                minTokens?: number | null;
                model?: string | null;
                order?: string;
                period?: string | null;
                provider?: string | null;
                status?: string | null;
                streaming?: boolean | null;
                tags?: string[] | null;
                team?: string | null;
                to?: string | null;
                tz?: string | null;
                user?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsModelItem"];
                };
            };
        };
    };
    unpriced: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ItemsUnpriced"];
                };
            };
        };
    };
    signInByForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
                "application/x-www-form-urlencoded": {
                    password: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Me"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
